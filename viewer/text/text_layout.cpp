#include "viewer/text/text_layout.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>

namespace dateline::viewer {
namespace {

// A highlight's box around the baseline, in ems: tall enough for Arabic's descenders, short of the next line's.
constexpr float kBoxAbove = 0.98F;
constexpr float kBoxBelow = 0.3F;

/// ICU's break positions in UTF-8 text, as bytes; the end of the text is always the last one.
class Breaks {
 public:
  enum class Kind { line, character };

  explicit Breaks(Kind kind) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(kind == Kind::line ? icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status)
                                       : icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  }

  [[nodiscard]] std::vector<std::uint32_t> of(std::string_view text, std::uint32_t offset) {
    std::vector<std::uint32_t> positions;
    UErrorCode status = U_ZERO_ERROR;
    UText utf8 = UTEXT_INITIALIZER;
    utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
    if (iterator_ && U_SUCCESS(status)) {
      iterator_->setText(&utf8, status);
      for (std::int32_t at = iterator_->next(); at != icu::BreakIterator::DONE; at = iterator_->next()) {
        positions.push_back(offset + static_cast<std::uint32_t>(at));
      }
    }
    utext_close(&utf8);
    if (positions.empty() && !text.empty()) {
      positions.push_back(offset + static_cast<std::uint32_t>(text.size()));
    }
    return positions;
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
};

/// Opening an iterator costs more than laying out a label does; each thread keeps its own.
Breaks& breaks(Breaks::Kind kind) {
  thread_local Breaks line(Breaks::Kind::line);
  thread_local Breaks character(Breaks::Kind::character);
  return kind == Breaks::Kind::line ? line : character;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::uint32_t without_trailing_space(std::string_view text, Span bytes) {
  std::uint32_t end = bytes.end;
  while (end > bytes.begin && is_space(text[end - 1])) {
    --end;
  }
  return end;
}

/// Puts runs into visual order: rule L2 of the Unicode Bidirectional Algorithm.
void reorder(std::vector<DirectionRun>& runs) {
  std::uint8_t highest = 0;
  for (const DirectionRun& run : runs) {
    highest = std::max(highest, run.level);
  }
  for (std::uint8_t level = highest; level >= 1; --level) {
    for (auto begin = runs.begin(); begin != runs.end();) {
      begin = std::find_if(begin, runs.end(), [&](const DirectionRun& r) { return r.level >= level; });
      const auto end = std::find_if(begin, runs.end(), [&](const DirectionRun& r) { return r.level < level; });
      std::reverse(begin, end);
      begin = end;
    }
  }
}

}  // namespace

class LayoutBuilder {
 public:
  LayoutBuilder(FontSet& fonts, std::string_view text, const TextLayoutOptions& options)
      : fonts_(fonts), text_(text), options_(options) {}

  [[nodiscard]] TextLayout build() {
    layout_.size_ = options_.size;
    std::uint32_t begin = 0;
    while (true) {
      const std::size_t found = text_.find('\n', begin);
      const auto end = static_cast<std::uint32_t>(std::min(found, text_.size()));
      add_paragraph({begin, end});
      if (found == std::string_view::npos) {
        break;
      }
      begin = end + 1;
    }
    align();
    return std::move(layout_);
  }

 private:
  void add_paragraph(Span paragraph) {
    const std::string_view text = paragraph.of(text_);
    directions_ = find_directions(text);
    for (DirectionRun& run : directions_.runs) {
      run.bytes.begin += paragraph.begin;
      run.bytes.end += paragraph.begin;
    }
    if (options_.width <= 0 || text.empty()) {
      add_line(paragraph);
      return;
    }
    const std::vector<float> advance = advances(paragraph);
    std::uint32_t line_begin = paragraph.begin;
    std::uint32_t fitting = line_begin;  // the last break that fits
    for (const std::uint32_t at : breaks(Breaks::Kind::line).of(text, paragraph.begin)) {
      const auto width_to = [&](std::uint32_t end) {
        const std::uint32_t visible = without_trailing_space(text_, {line_begin, end});
        return advance[visible - paragraph.begin] - advance[line_begin - paragraph.begin];
      };
      if (width_to(at) > options_.width && fitting > line_begin) {
        add_line({line_begin, fitting});
        line_begin = fitting;
      }
      // A word longer than a line breaks between its characters.
      while (width_to(at) > options_.width) {
        std::uint32_t end = line_begin;
        for (const std::uint32_t c : breaks(Breaks::Kind::character).of(Span{line_begin, at}.of(text_), line_begin)) {
          if (end > line_begin && width_to(c) > options_.width) {
            break;
          }
          end = c;
        }
        if (end >= at) {
          break;
        }
        add_line({line_begin, end});
        line_begin = end;
      }
      fitting = at;
    }
    if (line_begin < paragraph.end) {
      add_line({line_begin, paragraph.end});
    }
  }

  /// Advance in pixels from the paragraph's start to each of its bytes, in logical order.
  [[nodiscard]] std::vector<float> advances(Span paragraph) {
    std::vector<float> result(paragraph.size() + 1, 0);
    for (const DirectionRun& run : directions_.runs) {
      for (const ShapedGlyph& glyph : shaped(run)) {
        result[glyph.cluster - paragraph.begin + 1] += glyph.advance;
      }
    }
    for (std::size_t i = 1; i < result.size(); ++i) {
      result[i] += result[i - 1];
    }
    return result;
  }

  [[nodiscard]] std::vector<ShapedGlyph> shaped(const DirectionRun& run) {
    return shape(fonts_, text_, run.bytes, (run.level & 1) != 0, options_.weight, options_.size);
  }

  /// The runs of a line in visual order; trailing spaces take the paragraph's direction (rule L1).
  [[nodiscard]] std::vector<DirectionRun> runs_of(Span bytes, std::uint32_t visible_end) const {
    std::vector<DirectionRun> runs;
    for (const DirectionRun& run : directions_.runs) {
      const Span part = {std::max(run.bytes.begin, bytes.begin), std::min(run.bytes.end, visible_end)};
      if (part.begin < part.end) {
        runs.push_back({part, run.level});
      }
    }
    reorder(runs);
    return runs;
  }

  void add_line(Span bytes) {
    const std::uint32_t visible_end = without_trailing_space(text_, bytes);
    const auto index = static_cast<std::uint32_t>(layout_.lines_.size());
    TextLayout::Line line;
    line.bytes = bytes;
    line.right_to_left = directions_.paragraph_level == 1;
    const FontMetrics metrics = fonts_.metrics(fonts_.primary(options_.weight), options_.size);
    const float height = options_.line_height * options_.size;
    line.top = layout_.height_;
    line.bottom = line.top + height;
    line.baseline = line.top + (height - metrics.ascent - metrics.descent) / 2 + metrics.ascent;
    layout_.height_ = line.bottom;

    first_glyph_.push_back(layout_.glyphs_.size());
    first_cell_.push_back(layout_.cells_.size());
    float x = 0;
    for (const DirectionRun& run : runs_of(bytes, visible_end)) {
      const std::vector<ShapedGlyph> glyphs = shaped(run);
      add_cells(run, glyphs, x, index);
      for (const ShapedGlyph& glyph : glyphs) {
        layout_.glyphs_.push_back({glyph.font, glyph.glyph, x + glyph.x_offset, line.baseline + glyph.y_offset});
        x += glyph.advance;
      }
    }
    line.width = x;
    if (visible_end < bytes.end) {  // spaces at a line's end are there to be hit, and cover nothing
      layout_.cells_.push_back({{visible_end, bytes.end}, line.right_to_left ? 0 : x, 0, index});
    }
    layout_.width_ = std::max(layout_.width_, x);
    layout_.lines_.push_back(line);
  }

  /// A cell for each character of the run. A cluster of several characters (a ligature) is shared out evenly.
  void add_cells(const DirectionRun& run, const std::vector<ShapedGlyph>& glyphs, float x, std::uint32_t line) {
    const bool backward = (run.level & 1) != 0;
    const std::vector<std::uint32_t> ends = breaks(Breaks::Kind::character).of(run.bytes.of(text_), run.bytes.begin);
    for (std::size_t i = 0; i < glyphs.size();) {
      std::size_t next = i;
      float width = 0;
      while (next < glyphs.size() && glyphs[next].cluster == glyphs[i].cluster) {
        width += glyphs[next].advance;
        ++next;
      }
      std::uint32_t cluster_end = run.bytes.end;
      if (backward && i > 0) {
        cluster_end = glyphs[i - 1].cluster;
      } else if (!backward && next < glyphs.size()) {
        cluster_end = glyphs[next].cluster;
      }
      add_cluster({glyphs[i].cluster, cluster_end}, ends, backward, x, width, line);
      x += width;
      i = next;
    }
  }

  void add_cluster(Span cluster, const std::vector<std::uint32_t>& ends, bool backward, float x, float width,
                   std::uint32_t line) {
    std::vector<Span> characters;
    std::uint32_t begin = cluster.begin;
    for (auto end = std::upper_bound(ends.begin(), ends.end(), cluster.begin); end != ends.end(); ++end) {
      characters.push_back({begin, std::min(*end, cluster.end)});
      begin = *end;
      if (begin >= cluster.end) {
        break;
      }
    }
    if (backward) {
      std::reverse(characters.begin(), characters.end());
    }
    const float each = width / static_cast<float>(std::max<std::size_t>(characters.size(), 1));
    for (const Span character : characters) {
      layout_.cells_.push_back({character, x, each, line});
      x += each;
    }
  }

  void align() {
    const float room = options_.width > 0 ? options_.width : layout_.width_;
    for (std::size_t i = 0; i < layout_.lines_.size(); ++i) {
      TextLayout::Line& line = layout_.lines_[i];
      if (options_.align == TextLayoutOptions::Align::centre) {
        line.x = (room - line.width) / 2;
      } else if (line.right_to_left) {
        line.x = room - line.width;
      }
      const bool last = i + 1 == layout_.lines_.size();
      const std::size_t glyph_end = last ? layout_.glyphs_.size() : first_glyph_[i + 1];
      for (std::size_t g = first_glyph_[i]; g < glyph_end; ++g) {
        layout_.glyphs_[g].x += line.x;
      }
      const std::size_t cell_end = last ? layout_.cells_.size() : first_cell_[i + 1];
      for (std::size_t c = first_cell_[i]; c < cell_end; ++c) {
        layout_.cells_[c].x += line.x;
      }
    }
  }

  FontSet& fonts_;
  std::string_view text_;
  TextLayoutOptions options_;
  Directions directions_;
  TextLayout layout_;
  std::vector<std::size_t> first_glyph_, first_cell_;  // of each line
};

TextLayout TextLayout::make(FontSet& fonts, std::string_view text, const TextLayoutOptions& options) {
  return LayoutBuilder(fonts, text, options).build();
}

std::vector<TextBox> TextLayout::rectangles(Span bytes) const {
  std::vector<TextBox> boxes;
  std::optional<std::uint32_t> line_of_last;
  for (const Cell& cell : cells_) {
    if (!cell.bytes.overlaps(bytes) || cell.width <= 0) {
      continue;
    }
    constexpr float kTouching = 0.01F;
    if (line_of_last == cell.line && std::abs(boxes.back().x + boxes.back().width - cell.x) < kTouching) {
      boxes.back().width = cell.x + cell.width - boxes.back().x;
      continue;
    }
    const Line& line = lines_[cell.line];
    boxes.push_back({cell.x, line.baseline - kBoxAbove * size_, cell.width, (kBoxAbove + kBoxBelow) * size_});
    line_of_last = cell.line;
  }
  return boxes;
}

std::uint32_t TextLayout::byte_at(float x, float y) const {
  if (lines_.empty()) {
    return 0;
  }
  auto found = std::find_if(lines_.begin(), lines_.end(), [&](const Line& line) { return y < line.bottom; });
  if (found == lines_.end()) {
    --found;
  }
  const auto index = static_cast<std::uint32_t>(found - lines_.begin());
  std::uint32_t best = found->bytes.begin;
  float best_distance = std::numeric_limits<float>::max();
  for (const Cell& cell : cells_) {
    if (cell.line != index) {
      continue;
    }
    const float distance = std::max({cell.x - x, x - cell.x - cell.width, 0.0F});
    if (distance < best_distance) {
      best_distance = distance;
      best = cell.bytes.begin;
    }
  }
  return best;
}

}  // namespace dateline::viewer
