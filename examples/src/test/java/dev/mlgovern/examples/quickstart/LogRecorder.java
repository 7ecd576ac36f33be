package dev.mlgovern.examples.quickstart;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Hears everything that is logged: the library at TRACE, everybody else from a level on. */
final class LogRecorder extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root;
    private final Logger library;

    private LogRecorder() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        library = context.getLogger("dev.mlgovern");
        setContext(context);
    }

    static LogRecorder listening(Level others) {
        LogRecorder recorder = new LogRecorder();
        recorder.start();
        recorder.root.setLevel(others);
        recorder.library.setLevel(Level.TRACE);
        recorder.root.addAppender(recorder);
        return recorder;
    }

    List<String> lines() {
        return lines;
    }

    static String logger(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    @Override
    protected void append(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(
                event.getLoggerName() + ": " + event.getFormattedMessage() + "\n" + trace + event.getMDCPropertyMap());
    }

    @Override
    public void close() {
        root.detachAppender(this);
        library.setLevel(null);
        root.setLevel(Level.OFF);
    }
}
