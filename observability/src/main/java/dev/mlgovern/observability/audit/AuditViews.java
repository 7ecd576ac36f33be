package dev.mlgovern.observability.audit;

import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.core.display.HtmlViews;
import java.util.List;

/** How the story of a version looks in a notebook: a table, a line for each event. */
public final class AuditViews implements HtmlViews {
    /** For the service loader. */
    public AuditViews() {}

    @Override
    public List<HtmlView<?>> views() {
        return List.of(new StoryView());
    }

    private static final class StoryView implements HtmlView<Story> {
        @Override
        public Class<Story> type() {
            return Story.class;
        }

        @Override
        public String html(Story story) {
            return HtmlTable.<AuditEvent>of(story.version())
                    .text("When", AuditEvent::at)
                    .text("Who", event -> event.onBehalfOf().orElse(event.actor()))
                    .text(
                            "What",
                            event -> event.decision()
                                    .map(decision -> event.action() + ": " + decision)
                                    .orElse(event.action()))
                    .text("With", event -> String.join(", ", event.subjects()))
                    .htmlOf(story.events());
        }
    }
}
