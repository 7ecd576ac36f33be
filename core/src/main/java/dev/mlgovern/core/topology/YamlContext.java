package dev.mlgovern.core.topology;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What reading goes on with: where problems go, and where {@code ${NAME}} comes from. */
record YamlContext(Problems problems, Function<String, @Nullable String> environment) {}
