package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is shipped: all that is needed, a list of it, and nothing that was only there for the tests. */
class ArtefactIT {

    private static final String LIST = "META-INF/sbom/bom.json";
    private static final Path EAR = Path.of(System.getProperty("ear"));

    @Test
    void theListOfWhatIsInItIsInIt() throws IOException {
        try (ZipFile ear = new ZipFile(EAR.toFile())) {
            List<String> listed = listed(ear.getInputStream(ear.getEntry(LIST)));

            assertThat(listed).contains("core", "webapp", "connector-csv", "connector-salesforce");
            assertThat(libraries(ear)).isNotEmpty().isSubsetOf(listed);
            assertThat(listed(new ByteArrayInputStream(listOfTheWebapp(ear)))).contains("primefaces");
        }
        assertThat(Path.of(System.getProperty("launcher")).resolveSibling("bom.json"))
                .isNotEmptyFile();
    }

    private static List<String> listed(InputStream list) throws IOException {
        JsonNode bom = new ObjectMapper().readTree(list);
        assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        List<String> listed = new ArrayList<>();
        bom.path("components")
                .forEach(component -> listed.add(component.path("name").asText()));
        return listed;
    }

    private static byte[] listOfTheWebapp(ZipFile ear) throws IOException {
        JarInputStream war = new JarInputStream(ear.getInputStream(ear.getEntry("webapp.war")));
        for (JarEntry entry = war.getNextJarEntry(); entry != null; entry = war.getNextJarEntry()) {
            if (entry.getName().equals(LIST)) {
                return war.readAllBytes();
            }
        }
        throw new IOException("the web application has no list");
    }

    private static List<String> libraries(ZipFile ear) {
        return ear.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                .map(name -> name.substring("lib/".length(), name.length() - ".jar".length()))
                .toList();
    }

    @Test
    void nothingOfTheTestsIsInIt() throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream file = Files.newInputStream(EAR)) {
            collect(new JarInputStream(file), "", names);
        }

        assertThat(names)
                .hasSizeGreaterThan(500)
                .noneMatch(
                        name -> name.matches(
                                "(?i).*(junit|assertj|jqwik|archunit|selenium|arquillian|shrinkwrap|zonky|greenmail|icegreen).*"))
                .noneMatch(name -> name.matches(".*io/concordat/.*(Test|IT|Simulat\\w*|InMemory\\w*)\\.class"))
                .noneMatch(name -> name.matches("(?i).*(-tests|-test|simulator)[^/]*\\.jar"));
    }

    private static void collect(JarInputStream jar, String within, List<String> names) throws IOException {
        for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
            String name = within + entry.getName();
            names.add(name);
            if (name.endsWith(".war")
                    || (name.endsWith(".jar") && name.contains("concordat"))
                    || name.matches(".*(core|connector-[a-z]*)(-ejb)?\\.jar")) {
                collect(new JarInputStream(jar), name + "!/", names);
            }
        }
    }
}
