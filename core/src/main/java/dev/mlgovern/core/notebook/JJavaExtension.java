package dev.mlgovern.core.notebook;

import dev.mlgovern.core.display.Display;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Installed by JJava when it finds this library on the notebook's class path. */
public final class JJavaExtension implements Extension {
    /** For the service loader. */
    public JJavaExtension() {}

    /** Answers for {@link Object}, which the kernel asks last: whatever has a renderer of its own keeps it. */
    @Override
    public void install(BaseKernel kernel) {
        kernel.getRenderer()
                .createRegistration(Object.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((value, context) -> Display.html(value)
                        .ifPresent(html -> context.renderIfRequested(MIMEType.TEXT_HTML, () -> html)));
    }
}
