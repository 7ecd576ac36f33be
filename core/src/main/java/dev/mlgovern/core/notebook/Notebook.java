package dev.mlgovern.core.notebook;

import dev.mlgovern.core.display.Display;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.lang.reflect.InvocationTargetException;

/**
 * For notebooks in IJava, which has no extensions that it finds by itself: {@code Notebook.install()} in a cell, once. JJava needs
 * nothing, it finds {@link JJavaExtension}.
 */
public final class Notebook {
    private static final String IJAVA = "io.github.spencerpark.ijava.runtime.Kernel";

    private Notebook() {}

    /**
     * Shows values as HTML from here on, if the kernel is IJava; anywhere else it does nothing.
     *
     * @throws IllegalStateException if the kernel is an IJava that this library does not know
     */
    public static void install() {
        try {
            Object kernel = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
            if (kernel != null) {
                show((BaseKernel) kernel);
            }
        } catch (ClassNotFoundException e) {
            // not IJava
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this IJava is unknown: known is 1.3.0", e);
        }
    }

    /** Answers for {@link Object}, which the kernel asks last: whatever has a renderer of its own keeps it. */
    private static void show(BaseKernel kernel) {
        kernel.getRenderer()
                .createRegistration(Object.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((value, context) -> Display.html(value)
                        .ifPresent(html -> context.renderIfRequested(MIMEType.TEXT_HTML, () -> html)));
    }
}
