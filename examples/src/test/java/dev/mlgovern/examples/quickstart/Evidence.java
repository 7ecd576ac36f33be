package dev.mlgovern.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the library gave away, and what can be reached from there through fields: what each object says of itself
 * is searched for canaries.
 */
final class Evidence {
    private final Canaries canaries;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> leaks = new LinkedHashSet<>();

    Evidence(Canaries canaries) {
        this.canaries = canaries;
    }

    /** What was found, as {@code what in where}. */
    Set<String> leaks() {
        return leaks;
    }

    boolean has(Class<?> type) {
        return seen.stream().anyMatch(type::isInstance);
    }

    void text(String where, String text) {
        canaries.in(text).forEach(what -> leaks.add(what + " in " + where));
    }

    void of(@Nullable Object given) {
        Deque<Object> next = new ArrayDeque<>();
        push(next, given);
        while (!next.isEmpty()) {
            Object each = next.pop();
            if (each instanceof Throwable thrown) {
                failure(thrown);
                push(next, thrown.getCause());
                Arrays.stream(thrown.getSuppressed()).forEach(more -> push(next, more));
            }
            if (PublicTypes.ofTheLibrary(each.getClass().getName())) {
                text("toString of " + each.getClass().getName(), String.valueOf(each));
                fields(each).forEach(value -> push(next, value));
            } else {
                inside(each).forEach(value -> push(next, value));
            }
        }
    }

    private void push(Deque<Object> next, @Nullable Object value) {
        if (value != null && seen.add(value)) {
            next.push(value);
        }
    }

    private void failure(Throwable thrown) {
        String name = thrown.getClass().getName();
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        text("stack trace of " + name, trace.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        } catch (NotSerializableException ofTheJdk) {
            // the JDK's XML parser puts one below its exception; what was written until then counts
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        canaries.in(bytes.toByteArray()).forEach(what -> leaks.add(what + " in " + name + " serialised"));
    }

    private static List<@Nullable Object> fields(Object owner) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Class<?> type = owner.getClass(); type != null && own(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    values.add(value(field, owner));
                }
            }
        }
        return values;
    }

    private static boolean own(Class<?> type) {
        return PublicTypes.ofTheLibrary(type.getName());
    }

    private static @Nullable Object value(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<?> inside(Object container) {
        if (container instanceof Map<?, ?> map) {
            return List.of(map.keySet().toArray(), map.values().toArray());
        }
        if (container instanceof Iterable<?> many
                && container.getClass().getName().startsWith("java.")) {
            List<Object> items = new ArrayList<>();
            many.forEach(items::add);
            return items;
        }
        if (container instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (container instanceof Optional<?> maybe) {
            return maybe.stream().toList();
        }
        return container instanceof AtomicReference<?> held && held.get() != null ? List.of(held.get()) : List.of();
    }
}
