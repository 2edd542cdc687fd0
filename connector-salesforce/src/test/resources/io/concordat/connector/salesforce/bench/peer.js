// The works of the benchmark done with jsforce, as its documentation shows them. Prints what each block took.
const jsforce = require('jsforce');

const [instanceUrl, counted, warming, enough, reads, writes] = process.argv.slice(2);
const FIELDS = 'Id,IsDeleted,SystemModstamp,LastModifiedDate,Salutation,FirstName,LastName,Title,Department,Email,Phone,'
  + 'MobilePhone,Fax,MailingStreet,MailingCity,MailingPostalCode,MailingCountry';
const PATIENCE = { pollInterval: 20, pollTimeout: 600000 };
const org = new jsforce.Connection({ instanceUrl, accessToken: '00D000000000001!stub', version: '60.0' });

async function count(rows) {
  let seen = 0;
  for await (const row of rows) {
    seen += row.Id ? 1 : 0;
  }
  return seen;
}

function contact(number) {
  return {
    Id: `003${String(number).padStart(12, '0')}AAA`,
    FirstName: `First ${number}`,
    LastName: `Last ${number}`,
    Email: `person${number}@example.com`,
    Phone: `+49 30 ${number}`,
    Title: `Title ${number}`,
  };
}

const CONTACTS = Array.from({ length: Number(writes) }, (unused, number) => contact(number));

async function readByPages() {
  let page = await org.query(`SELECT ${FIELDS} FROM Contact`);
  let seen = page.records.length;
  while (!page.done) {
    page = await org.queryMore(page.nextRecordsUrl);
    seen += page.records.length;
  }
  return seen;
}

async function readByJob() {
  return count(await org.bulk2.query(`SELECT ${FIELDS} FROM Lead`, PATIENCE));
}

async function writeByCollections() {
  let done = 0;
  for (let from = 0; from < writes; from += 200) {
    const results = await org.sobject('Contact').update(CONTACTS.slice(from, from + 200));
    done += results.filter((result) => result.success).length;
  }
  return done;
}

async function writeByJob() {
  const load = await org.bulk2.loadAndWaitForResults({
    object: 'Contact',
    operation: 'update',
    input: CONTACTS,
    ...PATIENCE,
  });
  return load.successfulResults.length;
}

const WORKS = [
  ['READ_BY_PAGES', readByPages, Number(reads)],
  ['READ_BY_JOB', readByJob, Number(reads)],
  ['WRITE_BY_COLLECTIONS', writeByCollections, Number(writes)],
  ['WRITE_BY_JOB', writeByJob, Number(writes)],
];

async function seconds(name, work, rows) {
  const before = process.cpuUsage();
  const done = await work();
  const taken = process.cpuUsage(before);
  if (done !== rows) {
    throw new Error(`${name} has done ${done} rows`);
  }
  return (taken.user + taken.system) / 1e6;
}

async function blocks(name, work, rows, most) {
  const taken = [];
  for (let spent = 0; taken.length < most && spent < enough; spent += taken[taken.length - 1]) {
    taken.push(await seconds(name, work, rows));
  }
  return taken;
}

async function main() {
  for (const [name, work, rows] of WORKS) {
    await blocks(name, work, rows, Number(warming));
    const taken = await blocks(name, work, rows, Number(counted));
    console.log([name, ...taken].join(' '));
  }
}

main().catch((wrong) => {
  console.error(wrong);
  process.exit(1);
});
