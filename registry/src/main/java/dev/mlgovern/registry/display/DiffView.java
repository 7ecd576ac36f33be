package dev.mlgovern.registry.display;

import static j2html.TagCreator.code;
import static j2html.TagCreator.del;
import static j2html.TagCreator.ins;
import static j2html.TagCreator.text;

import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.registry.promotion.FieldChange;
import dev.mlgovern.registry.promotion.PromotionDiff;
import j2html.tags.DomContent;
import java.util.Locale;

/** What a promotion changes. */
final class DiffView implements HtmlView<PromotionDiff> {
    @Override
    public Class<PromotionDiff> type() {
        return PromotionDiff.class;
    }

    @Override
    public String html(PromotionDiff diff) {
        return HtmlTable.<FieldChange>of(
                        "What the copy of " + name(diff) + " changes; all else is carried over as it is")
                .text("Field", FieldChange::field)
                .text("", change -> change.kind().name().toLowerCase(Locale.ROOT))
                .cell("Before", "code", DiffView::before)
                .cell("After", "code", DiffView::after)
                .text("Why", FieldChange::why)
                .htmlOf(diff.changes());
    }

    private static String name(PromotionDiff diff) {
        return diff.source().group().name() + "/" + diff.source().number();
    }

    private static DomContent before(FieldChange change) {
        String before = change.before();
        if (before == null) {
            return text("");
        }
        return change.kind() == FieldChange.Kind.KEPT ? code(before) : del(code(before));
    }

    private static DomContent after(FieldChange change) {
        String after = change.after();
        if (after == null) {
            return text("");
        }
        return change.kind() == FieldChange.Kind.KEPT ? code(after) : ins(code(after));
    }
}
