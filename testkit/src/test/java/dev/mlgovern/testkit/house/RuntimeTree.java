package dev.mlgovern.testkit.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of others that a module brings to those who use it, as the build resolved them.
 *
 * @param jars by name
 */
public record RuntimeTree(List<Jar> jars) {
    private static final Path RESOLVED = Path.of("target/runtime-tree.txt");
    private static final Path GUIDE = Path.of("../docs/dependencies.md");
    private static final Pattern LINE =
            Pattern.compile(" +([^:]+:[^:]+):jar:(?:[^:]+:)?([^:]+):(?:compile|runtime):(.+?\\.jar).*");
    private static final Pattern SERVICE = Pattern.compile("software/amazon/awssdk/services/([^/]+)/.*");

    /** The tree of the module whose test runs, which Maven wrote down just before; users do not get what is optional. */
    public static RuntimeTree resolved() {
        return new RuntimeTree(read(RESOLVED)
                .filter(line -> !line.contains("(optional)"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Jar(line.group(1), line.group(2), Path.of(line.group(3))))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList());
    }

    /** The table that the guide shows for a module. */
    public static String documented(String module) {
        return read(GUIDE)
                .dropWhile(line -> !line.equals("### " + module))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| "))
                .collect(Collectors.joining("\n"));
    }

    /** The tree as the guide shows it. */
    public String table() {
        long total = jars.stream().mapToLong(Jar::bytes).sum();
        Stream<String> rows = jars.stream().map(jar -> row(jar.name(), jar.version(), jar.bytes()));
        return Stream.of(
                        Stream.of("| jar | version | kB |"),
                        rows,
                        Stream.of(row("**" + jars.size() + " jars**", "", total)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** The AWS services that the tree has clients of. */
    public Set<String> awsServices() {
        Set<String> services = new TreeSet<>();
        jars.stream()
                .filter(jar -> jar.name().startsWith("software.amazon.awssdk:"))
                .flatMap(jar -> jar.entries().stream())
                .map(SERVICE::matcher)
                .filter(Matcher::matches)
                .forEach(entry -> services.add(entry.group(1)));
        return services;
    }

    private static String row(String name, String version, long bytes) {
        return String.format(Locale.ROOT, "| %s | %s | %,d |", name, version, (bytes + 999) / 1000);
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A jar.
     *
     * @param name group and artifact
     * @param version its version
     * @param file where it is
     */
    public record Jar(String name, String version, Path file) {
        long bytes() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<String> entries() {
            try (JarFile jar = new JarFile(file.toFile())) {
                return jar.stream().map(entry -> entry.getName()).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
