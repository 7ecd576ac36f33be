package dev.mlgovern.observability.display;

import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.core.display.HtmlViews;
import java.util.List;

/** The views of this module: costs, and the story of a version. */
public final class ObservabilityViews implements HtmlViews {
    /** For the service loader. */
    public ObservabilityViews() {}

    @Override
    public List<HtmlView<?>> views() {
        return List.of(new CostsView(), new StoryView());
    }
}
