package dev.mlgovern.observability.display;

import static j2html.TagCreator.each;
import static j2html.TagCreator.p;

import dev.mlgovern.core.display.HtmlFragment;
import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.observability.audit.AuditEvent;
import dev.mlgovern.observability.audit.Story;

/** What happened to a version, oldest first, with the accounts that could not be asked below. */
final class StoryView implements HtmlView<Story> {
    @Override
    public Class<Story> type() {
        return Story.class;
    }

    @Override
    public String html(Story story) {
        return HtmlFragment.of(
                HtmlTable.<AuditEvent>of(story.version())
                        .text("When", AuditEvent::at)
                        .text("What it was", AuditEvent::kind)
                        .text("What", AuditEvent::what)
                        .text("Who", AuditEvent::who)
                        .code("Account", AuditEvent::account)
                        .over(story.events()),
                each(
                        story.failures().values(),
                        failure -> p("Not read: " + failure.getMessage()).withClass("note")));
    }
}
