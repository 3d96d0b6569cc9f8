package io.tributary.job.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values over time with the bounds they had, drawn as a line; faults stand out.
 *
 * @param label what is measured
 * @param points oldest first
 */
record Trend(String label, List<Point> points) implements Block {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 90;
  private static final double MARGIN = 8;

  /**
   * One value.
   *
   * @param when what it was measured for
   * @param value the value
   * @param lower the least value expected; NaN where there was no bound
   * @param upper the greatest value expected; NaN where there was no bound
   * @param isFault whether it was outside
   */
  record Point(String when, double value, double lower, double upper, boolean isFault) {}

  Trend {
    points = List.copyOf(points);
  }

  @Override
  public String html() {
    if (points.isEmpty()) {
      return "";
    }
    Point last = points.get(points.size() - 1);
    double most = Math.max(1, points.stream().mapToDouble(Point::value).max().orElse(1));
    double least = Math.min(0, points.stream().mapToDouble(Point::value).min().orElse(0));
    StringBuilder svg = new StringBuilder("<svg class=trend role=img viewBox=\"0 0 "
        + Text.decimals(WIDTH, 0) + " " + Text.decimals(HEIGHT, 0) + "\" aria-label=\""
        + Text.escape(label) + "\">");
    bounds(svg, least, most);
    svg.append("<polyline fill=none stroke=currentColor stroke-width=1.5 points=\"")
        .append(line(points.stream().map(Point::value).toList(), least, most))
        .append("\"/>");
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).isFault()) {
        svg.append("<circle r=4 fill=\"#c0392b\" cx=\"")
            .append(place(x(i)))
            .append("\" cy=\"")
            .append(place(y(points.get(i).value(), least, most)))
            .append("\"><title>")
            .append(Text.escape(points.get(i).when() + ": " + points.get(i).value()))
            .append("</title></circle>");
      }
    }
    return "<div class=bar><label>" + Text.escape(label) + "<br><small>"
        + Text.escape(last.when()) + ": " + Text.decimals(last.value(), 2) + "</small></label><div>"
        + svg.append("</svg></div></div>");
  }

  private void bounds(StringBuilder svg, double least, double most) {
    for (boolean isLower : List.of(true, false)) {
      List<Double> values = new ArrayList<>();
      boolean hasAll = true;
      for (Point point : points) {
        double bound = isLower ? point.lower() : point.upper();
        hasAll &= !Double.isNaN(bound);
        values.add(Math.max(least, Math.min(most, Double.isNaN(bound) ? 0 : bound)));
      }
      if (hasAll) {
        svg.append("<polyline fill=none stroke=\"#8a94a0\" stroke-dasharray=\"3 3\" points=\"")
            .append(line(values, least, most))
            .append("\"/>");
      }
    }
  }

  private String line(List<Double> values, double least, double most) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      places.add(place(x(i)) + "," + place(y(values.get(i), least, most)));
    }
    return places.stream().collect(Collectors.joining(" "));
  }

  private double x(int index) {
    int steps = Math.max(1, points.size() - 1);
    return MARGIN + index * (WIDTH - 2 * MARGIN) / steps;
  }

  private static double y(double value, double least, double most) {
    return HEIGHT - MARGIN - (value - least) / (most - least) * (HEIGHT - 2 * MARGIN);
  }

  /** Plain digits, whatever the size. */
  private static String place(double value) {
    return String.format(java.util.Locale.ROOT, "%.1f", value);
  }
}
