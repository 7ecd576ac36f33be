package dev.mlgovern.testkit.internal.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with members in braces, such as {@code /endpoints/{EndpointName}/invocations}. */
final class PathTemplate {
    private static final Pattern MEMBER = Pattern.compile("\\{([^}+]+)\\+?}");
    private static final Map<String, PathTemplate> KNOWN = new ConcurrentHashMap<>();

    private final List<String> members = new ArrayList<>();
    private final Pattern pattern;

    private PathTemplate(String template) {
        StringBuilder regex = new StringBuilder();
        Matcher matcher = MEMBER.matcher(template);
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(template.substring(from, matcher.start())))
                    .append("([^/]+)");
            members.add(matcher.group(1));
            from = matcher.end();
        }
        pattern = Pattern.compile(regex + Pattern.quote(template.substring(from)));
    }

    static PathTemplate of(String template) {
        return KNOWN.computeIfAbsent(template, PathTemplate::new);
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    Map<String, String> values(String path) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher matcher = pattern.matcher(path);
        if (matcher.matches()) {
            for (int i = 0; i < members.size(); i++) {
                values.put(members.get(i), URLDecoder.decode(matcher.group(i + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
