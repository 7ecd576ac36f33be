package dev.mlgovern.core.display;

import java.util.List;

/**
 * The views of a module, or of your own code. An implementation is public, has a public constructor without parameters and is named
 * in {@code META-INF/services/dev.mlgovern.core.display.HtmlViews}, where {@link java.util.ServiceLoader} finds it.
 */
public interface HtmlViews {
    /**
     * The views.
     *
     * @return one for each type that has one
     */
    List<HtmlView<?>> views();
}
