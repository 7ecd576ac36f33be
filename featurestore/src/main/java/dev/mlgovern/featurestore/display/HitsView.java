package dev.mlgovern.featurestore.display;

import static j2html.TagCreator.each;
import static j2html.TagCreator.p;

import dev.mlgovern.core.display.Display;
import dev.mlgovern.core.display.HtmlFragment;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.featurestore.discovery.FoundFeature;
import dev.mlgovern.featurestore.discovery.FoundGroup;
import dev.mlgovern.featurestore.discovery.Hits;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was found: the best hits, how many more there may be, and the accounts that could not be asked. */
@SuppressWarnings("rawtypes") // Class<Hits<?>> cannot be written
final class HitsView implements HtmlView<Hits> {
    @Override
    public Class<Hits> type() {
        return Hits.class;
    }

    @Override
    public String html(Hits hits) {
        Hits<?> shown = hits;
        List<Object> some = new ArrayList<>();
        shown.stream().limit(Display.MOST + 1L).forEach(some::add);
        boolean more = some.size() > Display.MOST;
        List<Object> first = some.subList(0, Math.min(Display.MOST, some.size()));
        String found = more ? "The first %d of more hits".formatted(Display.MOST) : "%d hits".formatted(first.size());
        // what failed is known without reading on
        return HtmlFragment.of(
                table(found, first), failures(shown.failuresSoFar().values()));
    }

    private static DomContent table(String caption, List<Object> hits) {
        if (!hits.isEmpty() && hits.get(0) instanceof FoundFeature) {
            return FeaturesView.table(
                    caption, hits.stream().map(FoundFeature.class::cast).toList());
        }
        return GroupsView.table(
                caption, hits.stream().map(FoundGroup.class::cast).toList());
    }

    private static DomContent failures(Collection<GovernanceException> failures) {
        return each(
                failures, failure -> p("Not searched: " + failure.getMessage()).withClass("note"));
    }
}
