package dev.mlgovern.examples.pipeline;

import dev.mlgovern.core.call.CallEvent;
import dev.mlgovern.core.call.CallListener;
import dev.mlgovern.core.work.Progress;
import dev.mlgovern.core.work.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;

/** What a person reads in CloudWatch or a terminal: one line an event. Thread-safe. */
final class StepLog implements ProgressListener, CallListener {
    private final String step;
    private final PrintWriter out;
    private final boolean everyCall;

    StepLog(String step, PrintWriter out, boolean everyCall) {
        this.step = step;
        this.out = out;
        this.everyCall = everyCall;
    }

    void info(String text) {
        line("INFO ", text);
    }

    void error(String text) {
        line("ERROR", text);
    }

    @Override
    public void progressed(Progress progress) {
        String bytes = progress.totalBytes() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d of %,d bytes", progress.doneBytes(), progress.totalBytes());
        String detail = progress.detail().isEmpty() ? "" : ", " + progress.detail();
        info(progress.state().name().toLowerCase(Locale.ROOT) + ": " + progress.step() + detail + bytes);
    }

    @Override
    public void called(CallEvent call) {
        // a single failure is how steps find out what is still missing
        boolean smooth = call.attempts() <= 1;
        if (everyCall || !smooth) {
            line(
                    smooth ? "CALL " : "WARN ",
                    "%s in %s %s after %d ms, attempts %d%s%s"
                            .formatted(
                                    call.action(),
                                    call.account(),
                                    call.outcome().name().toLowerCase(Locale.ROOT),
                                    call.duration().toMillis(),
                                    call.attempts(),
                                    call.error().map(code -> ", " + code).orElse(""),
                                    call.requestId() == null ? "" : ", request " + call.requestId()));
        }
    }

    /** A line break or tab within an event would make several events of it in CloudWatch. */
    private void line(String level, String text) {
        out.println(level + " " + step + ": "
                + text.replaceAll("\\s*\\R\\s*(- )?", "; ").replaceAll("\\p{Cntrl}", " "));
        out.flush();
    }
}
