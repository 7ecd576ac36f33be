package dev.mlgovern.registry.display;

import dev.mlgovern.core.display.HtmlView;

/** A lineage, drawn, with the names of its accounts. */
final class PictureView implements HtmlView<LineagePicture> {
    @Override
    public Class<LineagePicture> type() {
        return LineagePicture.class;
    }

    @Override
    public String html(LineagePicture picture) {
        return new LineageSvg(picture).html();
    }
}
