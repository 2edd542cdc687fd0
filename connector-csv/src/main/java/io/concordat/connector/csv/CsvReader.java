package io.concordat.connector.csv;

import io.concordat.connector.Cursor;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files from top to bottom, all of them every time. */
final class CsvReader implements RecordReader {

    private static final int PAGE = 2_000;
    private static final long PAGE_BYTES = 8L * 1024 * 1024;

    private final Folder folder;

    CsvReader(Folder folder) {
        this.folder = folder;
    }

    @Override
    public boolean isSnapshot() {
        return true;
    }

    @Override
    public Pages read(String object, List<String> fields, Optional<Cursor> since) {
        CsvFile file = folder.file(object);
        try {
            return new FilePages(file, fields, folder.modifiedColumn());
        } catch (IOException failure) {
            throw Trouble.failed(file.path(), failure);
        }
    }

    /** One pass over a file that stays as it was looked over first; every page is checked against that. */
    private static final class FilePages implements Pages {

        private final CsvFile file;
        private final Signature signature;
        private final Survey survey;
        private final OpenFile open;
        private final RecordView view;

        FilePages(CsvFile file, List<String> fields, Optional<String> modifiedColumn) throws IOException {
            this.file = file;
            this.signature = file.signature();
            this.survey = file.unchanged(signature, file::survey);
            this.open = file.open();
            try {
                this.view = new RecordView(open, survey, fields, modifiedColumn);
            } catch (RuntimeException failure) {
                open.close();
                throw failure;
            }
        }

        @Override
        public Optional<List<RemoteRecord>> next() {
            try {
                List<RemoteRecord> page = file.unchanged(signature, this::page);
                return page.isEmpty() ? Optional.empty() : Optional.of(page);
            } catch (IOException failure) {
                throw Trouble.failed(file.path(), failure);
            }
        }

        @Override
        public Cursor cursor() {
            return new Cursor(survey.digest());
        }

        @Override
        public void close() {
            try {
                open.close();
            } catch (IOException failure) {
                throw Trouble.failed(file.path(), failure);
            }
        }

        /** Rows that are no record of their own count for nothing: a page is empty at the end of the file only. */
        private List<RemoteRecord> page() throws IOException {
            List<RemoteRecord> page = new ArrayList<>();
            long bytes = 0;
            while (page.size() < PAGE && bytes < PAGE_BYTES) {
                Optional<Row> row = open.next();
                if (row.isEmpty()) {
                    break;
                }
                Optional<RemoteRecord> record = view.record(row.get());
                record.ifPresent(page::add);
                bytes += record.isPresent() ? row.get().bytes().length : 0;
            }
            return page;
        }
    }
}
