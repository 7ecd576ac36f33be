package dev.mlgovern.observability.cost;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Bars as SVG that fits a light and a dark page, by XChart. */
final class CostChart {
    /** Seen on white and on black. */
    static final List<Color> COLORS = List.of(
            new Color(0x2F8DB0),
            new Color(0x8572D1),
            new Color(0xB98324),
            new Color(0x3D9A63),
            new Color(0xCF5F5F),
            new Color(0x73899F));

    private static final int WIDTH = 860;
    private static final int HEIGHT = 260;
    private static final Color CLEAR = new Color(0, 0, 0, 0);
    /** Stands for the page's own colour of text. */
    private static final Color INK = new Color(1, 2, 3);

    private static final Color GRID = new Color(128, 128, 128, 70);
    private static final Pattern SVG = Pattern.compile("(?s)^.*?<svg[^>]*>");
    private static final Pattern INKED = Pattern.compile("rgb\\(\\s*1\\s*,\\s*2\\s*,\\s*3\\s*\\)");
    private static final Pattern ID = Pattern.compile("(id=\"|url\\(#|href=\"#)");

    private CostChart() {}

    /**
     * Bars, one above the other where there are several series.
     *
     * @param name tells its parts from those of other charts on the page
     * @param labels below the bars
     * @param series values by name, one for each label
     */
    static String bars(String name, List<String> labels, Map<String, List<BigDecimal>> series) {
        CategoryChart chart =
                new CategoryChartBuilder().width(WIDTH).height(HEIGHT).build();
        style(chart.getStyler(), series.size() > 1);
        series.forEach((each, values) -> chart.addSeries(each, labels, values));
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
            return embedded(name, out.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void style(CategoryStyler styler, boolean legend) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        styler.setStacked(true);
        styler.setSeriesColors(COLORS.toArray(Color[]::new));
        styler.setChartBackgroundColor(CLEAR);
        styler.setPlotBackgroundColor(CLEAR);
        styler.setLegendBackgroundColor(CLEAR);
        styler.setPlotBorderVisible(false);
        styler.setLegendBorderColor(CLEAR);
        styler.setChartFontColor(INK);
        styler.setXAxisTickLabelsColor(INK);
        styler.setYAxisTickLabelsColor(INK);
        styler.setAxisTicksMarksVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setAxisTickLabelsFont(font);
        styler.setLegendFont(font);
        styler.setLegendVisible(legend);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setYAxisDecimalPattern("#,##0.##");
        styler.setXAxisMaxLabelCount(31);
        styler.setAvailableSpaceFill(0.7);
        styler.setChartPadding(4);
    }

    /** Without prologue, as wide as its place, with ids of its own. */
    private static String embedded(String name, String svg) {
        String body = SVG.matcher(svg)
                .replaceFirst(Matcher.quoteReplacement(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"presentation\" viewBox=\"0 0 %d %d\">"
                                .formatted(WIDTH, HEIGHT)));
        String own = ID.matcher(body).replaceAll("$1" + name + "-");
        return INKED.matcher(own).replaceAll("currentColor");
    }
}
