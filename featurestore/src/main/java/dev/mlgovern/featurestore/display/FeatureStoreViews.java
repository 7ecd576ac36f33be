package dev.mlgovern.featurestore.display;

import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.core.display.HtmlViews;
import java.util.List;

/** The views of this module: groups and features that were found. */
public final class FeatureStoreViews implements HtmlViews {
    /** For the service loader. */
    public FeatureStoreViews() {}

    @Override
    public List<HtmlView<?>> views() {
        return List.of(new GroupsView(), new FeaturesView(), new HitsView());
    }
}
