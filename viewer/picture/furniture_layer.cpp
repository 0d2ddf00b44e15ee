#include "viewer/picture/furniture_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

// Design pixels.
constexpr float kMargin = 14;
constexpr float kPadding = 12;
constexpr float kCorner = 5;
constexpr float kRow = 21;
constexpr float kSample = 26;  // room for a row's sample
constexpr float kColumnGap = 20;
constexpr float kBarHeight = 5;
constexpr double kPanelOpacity = 0.94;
constexpr double kMostBar = 150;
constexpr float kMostShare = 0.5F;    // of the width, for what stands on the right
constexpr float kSmallPicture = 520;  // a side below which everything is drawn smaller

}  // namespace

Result<FurnitureLayer> FurnitureLayer::create(TextRenderer& text) {
  Result<Canvas> canvas = Canvas::create();
  if (!canvas) {
    return tl::make_unexpected(canvas.error());
  }
  return FurnitureLayer(text, std::move(*canvas));
}

TextLayout FurnitureLayer::words(std::string_view text, double size, bool bold, float width) const {
  TextLayoutOptions options;
  options.size = static_cast<float>(size) * scale_;
  options.weight = bold ? FontWeight::bold : FontWeight::regular;
  options.line_height = 1.35F;
  options.width = width;
  return TextLayout::make(text_->fonts(), text, options);
}

void FurnitureLayer::add_line(TextLayout layout, glm::vec2 at, Colour colour) {
  lines_.push_back({std::move(layout), at, colour});
}

bool FurnitureLayer::add_panel(glm::vec2 corner, glm::vec2 size) {
  const LabelBox box = {corner, corner + size};
  const bool inside = corner.x >= 0 && corner.y >= 0 && box.high.x <= static_cast<float>(size_.width) &&
                      box.high.y <= static_cast<float>(size_.height);
  if (!inside || std::any_of(panels_.begin(), panels_.end(), [&](const LabelBox& p) { return p.overlaps(box); })) {
    return false;
  }
  panels_.push_back(box);
  return true;
}

std::vector<LabelBox> FurnitureLayer::arrange(const Camera& camera, const MapScene& scene, const MapContent& content,
                                              const FurnitureOptions& options) {
  style_ = scene.style;
  size_ = camera.size();
  panels_.clear();
  lines_.clear();
  samples_.clear();
  credits_.reset();
  bar_.reset();
  arrow_.reset();
  divide_.reset();
  date_end_ = 0;
  const auto side = static_cast<float>(std::min(size_.width, size_.height));
  const auto device = static_cast<float>(camera.scale());
  scale_ = device * std::clamp(side / (kSmallPicture * device), 0.7F, 1.0F);
  bottom_ = static_cast<float>(size_.height);
  // In the order of what a picture can least do without.
  if (options.credits) {
    arrange_credits(scene, content, options);
  }
  bottom_ -= kMargin * scale_;
  if (options.date) {
    arrange_date(scene, options.known_on);
  }
  if (options.comparison) {
    arrange_comparison(*options.comparison);
  }
  if (options.scale_bar) {
    arrange_scale_bar(camera);
  }
  if (options.legend) {
    arrange_legend(scene, content);
  }
  if (options.north_arrow) {
    arrange_north_arrow();
  }
  std::vector<LabelBox> boxes = panels_;
  if (credits_) {
    boxes.push_back(*credits_);
  }
  return boxes;
}

void FurnitureLayer::arrange_credits(const MapScene& scene, const MapContent& content,
                                     const FurnitureOptions& options) {
  std::string text;
  for (const std::string& line : credit_lines(scene, content, options)) {
    text += (text.empty() ? "" : "\u00a0· ") + line;  // the dot stays at the line's end
  }
  if (text.empty()) {
    return;
  }
  const auto width = static_cast<float>(size_.width);
  const auto height = static_cast<float>(size_.height);
  const float pad = 5 * scale_;
  TextLayout layout = words(text, 10.5, false, width - 2 * kMargin * scale_);
  const float strip = layout.height() + 2 * pad;
  if (strip > height / 3) {
    return;
  }
  bottom_ = height - strip;
  credits_ = LabelBox{{-1, bottom_}, {width + 1, height + 1}};
  add_line(std::move(layout), {kMargin * scale_, bottom_ + pad}, style_->ui.text_dim);
}

void FurnitureLayer::arrange_date(const MapScene& scene, std::optional<events::CivilMinute> known_on) {
  const events::TimeWindow window = scene.window;
  if (window.end <= window.begin) {
    return;
  }
  const events::CivilMinute last = window.end - 1;
  const bool whole_days = window.begin % events::kMinutesPerDay == 0 && window.end % events::kMinutesPerDay == 0;
  const events::TimeInterval shown{window.begin, window.end,
                                   whole_days ? events::Granularity::day : events::Granularity::minute,
                                   events::Extent::throughout};
  const std::string zone = scene.project ? scene.project->time_zone : scene.time_zone;
  TextLayout weekday = words(weekday_name(last), 13.5);
  TextLayout day = words(day_words(last), 19, true);
  TextLayout range = words(interval_words(shown) + " · " + zone, 12.5);
  TextLayout known = words(known_on ? "As known on " + day_words(*known_on - 1) : "", 12.5);
  const float known_height = known_on ? known.height() : 0;
  const float pad = kPadding * scale_;
  const glm::vec2 corner = glm::vec2(kMargin, kMargin) * scale_;
  const glm::vec2 size = {std::max({weekday.width(), day.width(), range.width(), known.width()}) + 2 * pad,
                          weekday.height() + day.height() + range.height() + known_height + 1.4F * pad};
  if (corner.y + size.y > bottom_ || !add_panel(corner, size)) {
    return;
  }
  date_end_ = corner.y + size.y;
  glm::vec2 at = corner + glm::vec2(pad, 0.7F * pad);
  for (TextLayout* line : {&weekday, &day, &range}) {
    const float height = line->height();
    add_line(std::move(*line), at, line == &day ? style_->ui.text : style_->ui.text_dim);
    at.y += height;
  }
  if (known_on) {
    add_line(std::move(known), at, style_->ui.warning_text);
  }
}

void FurnitureLayer::arrange_legend(const MapScene& scene, const MapContent& content) {
  const std::vector<LegendRow> rows = legend_rows(content, scene.window);
  if (rows.empty()) {
    return;
  }
  const float pad = kPadding * scale_;
  const float row_height = kRow * scale_;
  const float sample = kSample * scale_;
  std::vector<TextLayout> labels;
  std::vector<TextLayout> counts;
  float widest = 0;
  for (const LegendRow& row : rows) {
    labels.push_back(words(row.words, 12.5));
    counts.push_back(words(row.count, 12.5));
    const float indent = row.sample == LegendRow::Sample::title ? 0 : sample;
    const float count = row.count.empty() ? 0 : counts.back().width() + 2 * pad;
    widest = std::max(widest, indent + labels.back().width() + count);
  }
  const float room = bottom_ - date_end_ - kMargin * scale_ - 1.4F * pad;
  const auto per_column = static_cast<std::size_t>(std::max(0.0F, std::floor(room / row_height)));
  if (per_column == 0) {
    return;
  }
  const std::size_t columns = (rows.size() + per_column - 1) / per_column;
  const std::size_t lines = (rows.size() + columns - 1) / columns;
  const float gap = kColumnGap * scale_;
  const glm::vec2 size = {static_cast<float>(columns) * (widest + gap) - gap + 2 * pad,
                          static_cast<float>(lines) * row_height + 1.4F * pad};
  const glm::vec2 corner = {kMargin * scale_, bottom_ - size.y};
  if (!add_panel(corner, size)) {
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t column = i / lines;
    const float x = corner.x + pad + static_cast<float>(column) * (widest + gap);
    const float y = corner.y + 0.7F * pad + static_cast<float>(i % lines) * row_height;
    const float text_y = y + (row_height - labels[i].height()) / 2;
    const bool title = rows[i].sample == LegendRow::Sample::title;
    samples_.push_back({rows[i], {x + 8 * scale_, y + row_height / 2}});
    add_line(std::move(labels[i]), {title ? x : x + sample, text_y}, title ? style_->ui.text_dim : style_->ui.text);
    if (!rows[i].count.empty()) {
      const float count_x = x + widest - counts[i].width();
      add_line(std::move(counts[i]), {count_x, text_y}, style_->ui.text_dim);
    }
  }
}

void FurnitureLayer::arrange_comparison(const Comparison& comparison) {
  const auto width = static_cast<float>(size_.width);
  const float pad = 0.7F * kPadding * scale_;
  const float gap = 6 * scale_;
  // Beside the line between them; below the date where that is in the way.
  const auto add = [&](const std::string& name, float from, float to, float align) {
    const float room = to - from - 2 * gap;
    TextLayout label = words(name, 13, true);
    const glm::vec2 size = {label.width() + 2 * pad, label.height() + pad};
    if (size.x > room) {
      return;
    }
    const float x = from + gap + (room - size.x) * align;
    for (const float y : {kMargin * scale_, date_end_ + kMargin * scale_}) {
      if (add_panel({x, y}, size)) {
        add_line(std::move(label), glm::vec2(x + pad, y + pad / 2), style_->ui.text);
        return;
      }
    }
  };
  if (!comparison.divide) {
    add(comparison.top_is_hidden ? comparison.below : comparison.top, 0, width, 0.5F);
    return;
  }
  divide_ = std::round(static_cast<float>(*comparison.divide) * width);
  add(comparison.below, 0, *divide_, 1);
  add(comparison.top, *divide_, width, 0);
}

void FurnitureLayer::arrange_scale_bar(const Camera& camera) {
  const ScaleBar bar = scale_bar(camera.metres_per_pixel(), camera.scale(), kMostBar * scale_);
  const auto length = static_cast<float>(bar.pixels);
  const float pad = kPadding * scale_;
  TextLayout ratio = words(bar.ratio, 11.5);
  std::vector<TextLayout> marks;
  const bool in_km = bar.metres >= 1000;
  for (int i = 0; i <= bar.parts; i += bar.parts == 5 ? 5 : 1) {
    std::string mark = metres_words(bar.metres * i / bar.parts, in_km);
    if (i < bar.parts) {
      mark.resize(mark.rfind(' '));  // the last mark names the unit for all
    }
    marks.push_back(words(mark, 11));
  }
  if (marks.size() == 3 && (marks[1].width() + marks[2].width()) / 2 + 4 * scale_ > length / 2) {
    marks.erase(marks.begin() + 1);
  }
  const float before = marks.front().width() / 2;
  const float after = marks.back().width() / 2;
  const glm::vec2 size = {before + length + after + 2 * pad,
                          ratio.height() + kBarHeight * scale_ + marks.front().height() + 1.5F * pad};
  const glm::vec2 corner = {static_cast<float>(size_.width) - kMargin * scale_ - size.x, bottom_ - size.y};
  if (size.x > kMostShare * static_cast<float>(size_.width) || !add_panel(corner, size)) {
    return;
  }
  const float left = corner.x + pad + before;
  float y = corner.y + 0.6F * pad;
  const float ratio_height = ratio.height();
  add_line(std::move(ratio), {left, y}, style_->ui.text_dim);
  y += ratio_height + 2 * scale_;
  bar_ = bar;
  bar_at_ = {left, y};
  y += kBarHeight * scale_ + 1.5F * scale_;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const float at = left + length * static_cast<float>(i) / static_cast<float>(marks.size() - 1);
    const float half = marks[i].width() / 2;
    add_line(std::move(marks[i]), {at - half, y}, style_->ui.text);
  }
}

void FurnitureLayer::arrange_north_arrow() {
  TextLayout letter = words("N", 12, true);
  const glm::vec2 size = {34 * scale_, 30 * scale_ + letter.height()};
  const glm::vec2 corner = {static_cast<float>(size_.width) - kMargin * scale_ - size.x, kMargin * scale_};
  if (size.x > kMostShare * static_cast<float>(size_.width) || !add_panel(corner, size)) {
    return;
  }
  arrow_ = corner + glm::vec2(size.x / 2, 6 * scale_);
  const float letter_x = corner.x + (size.x - letter.width()) / 2;
  add_line(std::move(letter), {letter_x, corner.y + 27 * scale_}, style_->ui.text);
}

void FurnitureLayer::draw() {
  const UiStyle& ui = style_->ui;
  if (divide_) {
    canvas_.box({*divide_ - scale_, 0}, {2 * scale_, bottom_ + kMargin * scale_}, 0, ui.play_head);
  }
  if (credits_) {
    canvas_.box(credits_->low, credits_->high - credits_->low, 0, ui.window.with_alpha(kPanelOpacity));
  }
  for (const LabelBox& panel : panels_) {
    canvas_.box(panel.low, panel.high - panel.low, kCorner * scale_, ui.window.with_alpha(kPanelOpacity),
                ui.border.with_alpha(0.9), scale_);
  }
  for (const Sample& sample : samples_) {
    draw_sample(sample);
  }
  if (bar_) {
    draw_scale_bar();
  }
  if (arrow_) {
    const glm::vec2 notch = *arrow_ + glm::vec2(0, 17) * scale_;
    canvas_.triangle(*arrow_, *arrow_ + glm::vec2(-8, 22) * scale_, notch, ui.text);
    canvas_.triangle(*arrow_, notch, *arrow_ + glm::vec2(8, 22) * scale_, ui.text.with_alpha(0.55));
  }
  for (const Line& line : lines_) {
    text_->add(line.layout, line.at.x, line.at.y, to_vec4(line.colour));
  }
  canvas_.draw(size_);
  text_->draw(size_);
}

void FurnitureLayer::draw_scale_bar() {
  const Colour ink = style_->ui.text;
  const float part = static_cast<float>(bar_->pixels) / static_cast<float>(bar_->parts);
  for (int i = 0; i < bar_->parts; ++i) {
    canvas_.box(bar_at_ + glm::vec2(part * static_cast<float>(i), 0), {part, kBarHeight * scale_}, 0,
                i % 2 == 0 ? ink : style_->ui.window, ink, scale_);
  }
}

void FurnitureLayer::draw_sample(const Sample& sample) {
  const Style& style = *style_;
  const LegendRow& row = sample.row;
  const glm::vec2 centre = sample.centre;
  const auto swatch = [&](Colour colour) {
    canvas_.box(centre - glm::vec2(7, 6.5F) * scale_, glm::vec2(14, 13) * scale_, 2 * scale_,
                colour.with_alpha(std::min(1.0, style.control.fill_opacity * 2.2)), colour.with_alpha(0.8), scale_);
  };
  const MarkerStyle& first = style.marker(row.type);
  MarkerLook look{first.shape, 6.5F * scale_, first.fill, first.outline, 1.3F * scale_, MarkerOutline::solid};
  switch (row.sample) {
    case LegendRow::Sample::title:
      return;
    case LegendRow::Sample::marker:
      canvas_.marker(centre, look);
      return;
    case LegendRow::Sample::claimed:
      canvas_.circle_line(centre, 6 * scale_, 1.6F * scale_, style.ui.text, 2.6F * scale_, 2.2F * scale_);
      return;
    case LegendRow::Sample::denied:
      canvas_.circle_line(centre, 6 * scale_, 1.8F * scale_, style.ui.text);
      return;
    case LegendRow::Sample::faded:
      look.shape = MarkerShape::circle;
      look.fill = style.ui.text_dim.with_alpha(0.35);
      look.outline = style.ui.text_dim.with_alpha(0.5);
      canvas_.marker(centre, look);
      return;
    case LegendRow::Sample::crowded: {
      const Colour fill = style.marker(events::EventType::battles).fill;
      const auto paler = [](std::uint8_t part) { return static_cast<std::uint8_t>(part + (255 - part) / 2); };
      const glm::vec2 aside(4.5F * scale_, 0);
      canvas_.circle(centre - aside, 3.5F * scale_, fill);
      canvas_.circle(centre + aside, 3.5F * scale_, {paler(fill.r), paler(fill.g), paler(fill.b), fill.a});
      return;
    }
    case LegendRow::Sample::heat:
      canvas_.box(centre - glm::vec2(9, 7) * scale_, glm::vec2(18, 14) * scale_, 0, style.heat.at(row.heat));
      return;
    case LegendRow::Sample::flow: {
      const float width = static_cast<float>(row.width) * scale_;
      const float head = std::max(width * 0.8F, 3.5F * scale_);
      const glm::vec2 tip = centre + glm::vec2(9, 0) * scale_;
      const glm::vec2 base = tip - glm::vec2(head, 0);
      const std::array<glm::vec2, 2> line = {centre - glm::vec2(9, 0) * scale_, base};
      canvas_.stroke(line, false, width, style.ui.text);
      canvas_.triangle(base - glm::vec2(0, head), tip, base + glm::vec2(0, head), style.ui.text);
      return;
    }
    case LegendRow::Sample::uncertain:
      canvas_.circle(centre, 7 * scale_, style.ui.text_dim.with_alpha(0.15));
      canvas_.circle_line(centre, 7 * scale_, 1.2F * scale_, style.ui.text, 1.5F * scale_, 2.2F * scale_);
      return;
    case LegendRow::Sample::control:
      swatch(style.control.of(row.side));
      return;
    case LegendRow::Sample::contested:
      swatch(style.control.contested);
      return;
    case LegendRow::Sample::partly_taken: {
      const Colour colour = style.ui.text;
      canvas_.box(centre - glm::vec2(7, 6.5F) * scale_, glm::vec2(14, 13) * scale_, 2 * scale_, colour.with_alpha(0.05),
                  colour.with_alpha(0.7), scale_);
      for (const float x : {-3.5F, 0.0F, 3.5F}) {
        const std::array<glm::vec2, 2> line = {centre + glm::vec2(x - 2.5F, 5) * scale_,
                                               centre + glm::vec2(x + 2.5F, -5) * scale_};
        canvas_.stroke(line, false, 1.5F * scale_, colour.with_alpha(0.7));
      }
      return;
    }
    case LegendRow::Sample::by_fire: {
      const std::array<glm::vec2, 2> line = {centre - glm::vec2(9, 0) * scale_, centre + glm::vec2(9, 0) * scale_};
      canvas_.stroke(line, false, 3 * scale_, style.ui.text, 2 * scale_, 3 * scale_);
      return;
    }
  }
}

}  // namespace dateline::viewer
