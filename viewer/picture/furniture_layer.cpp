#include "viewer/picture/furniture_layer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/map/area_layer.h"
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
constexpr double kPanelOpacity = 0.88;
constexpr double kMostBar = 150;
constexpr float kSmallPicture = 520;  // a side below which everything is drawn smaller

}  // namespace

Result<FurnitureLayer> FurnitureLayer::create(TextRenderer& text) {
  Result<Canvas> canvas = Canvas::create();
  if (!canvas) {
    return tl::make_unexpected(canvas.error());
  }
  return FurnitureLayer(text, std::move(*canvas));
}

TextLayout FurnitureLayer::words(std::string_view text, double size, bool bold, double width) const {
  TextLayoutOptions options;
  options.size = static_cast<float>(size) * scale_;
  options.weight = bold ? FontWeight::bold : FontWeight::regular;
  options.line_height = 1.35F;
  options.width = static_cast<float>(width);
  return TextLayout::make(text_->fonts(), text, options);
}

void FurnitureLayer::panel(glm::vec2 upper_left, glm::vec2 size) {
  const UiStyle& ui = scene_->style->ui;
  canvas_.box(upper_left, size, kCorner * scale_, ui.window.with_alpha(kPanelOpacity), ui.border.with_alpha(0.9),
              scale_);
}

void FurnitureLayer::draw(const Camera& camera, const MapScene& scene, const MapContent& content,
                          const FurnitureOptions& options) {
  camera_ = &camera;
  scene_ = &scene;
  content_ = &content;
  const auto side = static_cast<float>(std::min(camera.size().width, camera.size().height));
  scale_ = static_cast<float>(camera.scale()) *
           std::clamp(side / (kSmallPicture * static_cast<float>(camera.scale())), 0.7F, 1.0F);
  const float credits = options.credits ? draw_credits() : 0;
  const float bottom = static_cast<float>(camera.size().height) - credits - kMargin * scale_;
  const float date = options.date ? draw_date() : 0;
  if (options.legend) {
    draw_legend(date + kMargin * scale_, bottom);
  }
  if (options.scale_bar) {
    draw_scale_bar(bottom);
  }
  if (options.north_arrow) {
    draw_north_arrow();
  }
  canvas_.draw(camera.size());
  text_->draw(camera.size());
}

float FurnitureLayer::draw_credits() {
  const std::vector<std::string> lines = credit_lines(*scene_, *content_);
  if (lines.empty()) {
    return 0;
  }
  std::string text;
  for (const std::string& line : lines) {
    text += (text.empty() ? "" : " · ") + line;
  }
  const auto width = static_cast<float>(camera_->size().width);
  const auto height = static_cast<float>(camera_->size().height);
  const float pad = 5 * scale_;
  const TextLayout layout = words(text, 10.5, false, width - 2 * kMargin * scale_);
  const float strip = layout.height() + 2 * pad;
  if (strip > height / 3) {
    return 0;
  }
  canvas_.box({-1, height - strip}, {width + 2, strip + 2}, 0, scene_->style->ui.window.with_alpha(kPanelOpacity));
  text_->add(layout, kMargin * scale_, height - strip + pad, to_vec4(scene_->style->ui.text_dim));
  return strip;
}

float FurnitureLayer::draw_date() {
  const events::TimeWindow window = scene_->window;
  if (window.end <= window.begin) {
    return 0;
  }
  const events::CivilMinute last = window.end - 1;
  const bool whole_days = window.begin % events::kMinutesPerDay == 0 && window.end % events::kMinutesPerDay == 0;
  events::TimeInterval shown{window.begin, window.end,
                             whole_days ? events::Granularity::day : events::Granularity::minute,
                             events::Extent::throughout};
  const std::string zone = scene_->project ? scene_->project->time_zone : "UTC";
  const TextLayout weekday = words(weekday_name(last), 13.5);
  const TextLayout day = words(day_words(last), 19, true);
  const TextLayout range = words(interval_words(shown) + " · " + zone, 12.5);
  const float pad = kPadding * scale_;
  const glm::vec2 corner = glm::vec2(kMargin, kMargin) * scale_;
  const glm::vec2 size = {std::max({weekday.width(), day.width(), range.width()}) + 2 * pad,
                          weekday.height() + day.height() + range.height() + 1.4F * pad};
  if (size.x + 2 * corner.x > static_cast<float>(camera_->size().width) ||
      size.y * 2 > static_cast<float>(camera_->size().height)) {
    return 0;
  }
  panel(corner, size);
  const UiStyle& ui = scene_->style->ui;
  float y = corner.y + 0.7F * pad;
  text_->add(weekday, corner.x + pad, y, to_vec4(ui.text_dim));
  y += weekday.height();
  text_->add(day, corner.x + pad, y, to_vec4(ui.text));
  y += day.height();
  text_->add(range, corner.x + pad, y, to_vec4(ui.text_dim));
  return corner.y + size.y;
}

void FurnitureLayer::draw_sample(const LegendRow& row, glm::vec2 centre) {
  const Style& style = *scene_->style;
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

void FurnitureLayer::draw_legend(float top, float bottom) {
  const std::vector<LegendRow> rows = legend_rows(*content_, scene_->window);
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
  const float room = bottom - top - 1.4F * pad;
  const auto per_column = static_cast<std::size_t>(std::max(0.0F, std::floor(room / row_height)));
  if (per_column == 0) {
    return;
  }
  const std::size_t columns = (rows.size() + per_column - 1) / per_column;
  const std::size_t lines = (rows.size() + columns - 1) / columns;
  const float gap = kColumnGap * scale_;
  const glm::vec2 size = {static_cast<float>(columns) * (widest + gap) - gap + 2 * pad,
                          static_cast<float>(lines) * row_height + 1.4F * pad};
  // The other half of the width is the scale bar's.
  if (size.x > 0.62F * static_cast<float>(camera_->size().width)) {
    return;
  }
  const glm::vec2 corner = {kMargin * scale_, bottom - size.y};
  panel(corner, size);
  const UiStyle& ui = scene_->style->ui;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float x = corner.x + pad + static_cast<float>(i / lines) * (widest + gap);
    const float y = corner.y + 0.7F * pad + static_cast<float>(i % lines) * row_height;
    const float text_y = y + (row_height - labels[i].height()) / 2;
    const bool title = rows[i].sample == LegendRow::Sample::title;
    draw_sample(rows[i], {x + 8 * scale_, y + row_height / 2});
    text_->add(labels[i], title ? x : x + sample, text_y, to_vec4(title ? ui.text_dim : ui.text));
    if (!rows[i].count.empty()) {
      text_->add(counts[i], x + widest - counts[i].width(), text_y, to_vec4(ui.text_dim));
    }
  }
}

float FurnitureLayer::draw_scale_bar(float bottom) {
  const ScaleBar bar = scale_bar(camera_->metres_per_pixel(), camera_->scale(), kMostBar * scale_);
  const auto length = static_cast<float>(bar.pixels);
  const float pad = kPadding * scale_;
  const TextLayout ratio = words(bar.ratio, 11.5);
  std::vector<TextLayout> marks;
  const bool in_km = bar.metres >= 1000;
  for (int i = 0; i <= bar.parts; i += bar.parts == 5 ? 5 : 1) {
    const double at = bar.metres * i / bar.parts;
    std::string mark = metres_words(at);
    if (i == 0) {
      mark = "0";
    } else if (i < bar.parts) {
      mark = in_km ? metres_words(at * 1000) : metres_words(at);
      mark.resize(mark.rfind(' '));
      if (in_km && at < 1000) {
        mark = "0.5";
      }
    }
    marks.push_back(words(mark, 11));
  }
  const float last_half = marks.back().width() / 2;
  const float first_half = marks.front().width() / 2;
  const glm::vec2 size = {first_half + length + last_half + 2 * pad,
                          ratio.height() + kBarHeight * scale_ + marks.front().height() + 1.5F * pad};
  const auto width = static_cast<float>(camera_->size().width);
  if (size.x > 0.36F * width) {
    return 0;
  }
  const glm::vec2 corner = {width - kMargin * scale_ - size.x, bottom - size.y};
  panel(corner, size);
  const Colour ink = scene_->style->ui.text;
  const float left = corner.x + pad + first_half;
  float y = corner.y + 0.6F * pad;
  text_->add(ratio, left, y, to_vec4(scene_->style->ui.text_dim));
  y += ratio.height() + 2 * scale_;
  const float part = length / static_cast<float>(bar.parts);
  for (int i = 0; i < bar.parts; ++i) {
    canvas_.box({left + part * static_cast<float>(i), y}, {part, kBarHeight * scale_}, 0,
                i % 2 == 0 ? ink : scene_->style->ui.window, ink, scale_);
  }
  y += kBarHeight * scale_ + 1.5F * scale_;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const float at = left + length * static_cast<float>(i) / static_cast<float>(marks.size() - 1);
    text_->add(marks[i], at - marks[i].width() / 2, y, to_vec4(ink));
  }
  return size.y;
}

float FurnitureLayer::draw_north_arrow() {
  const TextLayout letter = words("N", 12, true);
  const glm::vec2 size = {34 * scale_, 30 * scale_ + letter.height()};
  const auto width = static_cast<float>(camera_->size().width);
  if (size.x > 0.15F * width || size.y > 0.3F * static_cast<float>(camera_->size().height)) {
    return 0;
  }
  const glm::vec2 corner = {width - kMargin * scale_ - size.x, kMargin * scale_};
  panel(corner, size);
  const glm::vec2 tip = corner + glm::vec2(size.x / 2, 6 * scale_);
  const glm::vec2 notch = tip + glm::vec2(0, 17) * scale_;
  const Colour ink = scene_->style->ui.text;
  canvas_.triangle(tip, tip + glm::vec2(-8, 22) * scale_, notch, ink);
  canvas_.triangle(tip, notch, tip + glm::vec2(8, 22) * scale_, ink.with_alpha(0.55));
  text_->add(letter, corner.x + (size.x - letter.width()) / 2, corner.y + 27 * scale_, to_vec4(ink));
  return size.y;
}

}  // namespace dateline::viewer
