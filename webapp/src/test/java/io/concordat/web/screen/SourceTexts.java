package io.concordat.web.screen;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The texts of at least two words that stand in Java sources, with {} for what is filled in. */
final class SourceTexts extends TreeScanner<Void, String> {

    private static final String HOLE = "{}";
    private static final Pattern WORDS = Pattern.compile(".*[a-z]+ .*|.* [a-z]+.*");
    private static final Pattern SQL = Pattern.compile(
            "\\b(SELECT|DISTINCT|FROM|WHERE|AND|NOT|ORDER BY|UPDATE|DELETE|INSERT|LOCK|ANALYZE|unnest|coalesce)\\b");

    private final List<Text> found = new ArrayList<>();

    /**
     * A text in the source.
     *
     * @param place the class with its package, without {@code io.concordat}
     */
    record Text(String place, String words) {}

    static List<Text> under(List<Path> folders) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        SourceTexts texts = new SourceTexts();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources(folders)));
            for (CompilationUnitTree unit : task.parse()) {
                texts.scan(unit, place(unit));
            }
        }
        return texts.found;
    }

    private static List<Path> sources(List<Path> folders) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static String place(CompilationUnitTree unit) {
        String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        String name = unit.getPackageName() + "." + file.replace(".java", "");
        return name.replaceFirst("^io\\.concordat\\.", "");
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, String place) {
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree sum, String place) {
        StringBuilder words = new StringBuilder();
        List<ExpressionTree> holes = new ArrayList<>();
        if (sum.getKind() == Tree.Kind.PLUS && flatten(sum, words, holes)) {
            take(words.toString().replaceAll("(\\{})+", HOLE), place);
            holes.forEach(hole -> scan(hole, place));
            return null;
        }
        return super.visitBinary(sum, place);
    }

    /** Whether there is any text in it. */
    private static boolean flatten(ExpressionTree part, StringBuilder words, List<ExpressionTree> holes) {
        if (part instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            boolean left = flatten(sum.getLeftOperand(), words, holes);
            return flatten(sum.getRightOperand(), words, holes) || left;
        }
        if (part instanceof ParenthesizedTree inside) {
            return flatten(inside.getExpression(), words, holes);
        }
        if (part instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            words.append(text);
            return true;
        }
        holes.add(part);
        words.append(HOLE);
        return false;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, String place) {
        if (literal.getValue() instanceof String text) {
            take(text, place);
        }
        return null;
    }

    private void take(String words, String place) {
        if (WORDS.matcher(words).matches() && !SQL.matcher(words).find()) {
            found.add(new Text(place, words));
        }
    }
}
