#include "viewer/panels/report_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace dateline::viewer {
namespace {

constexpr std::size_t kLongestTypedLine = 100;  // bytes; a text whose lines are all shorter was wrapped by hand
constexpr std::size_t kShortestWrappedLine = 50;
constexpr float kGapEms = 0.75F;            // below a paragraph
constexpr float kAverageAdvanceEms = 0.5F;  // of a letter, for estimates

void add_marks(std::vector<Mark>& marks, const std::vector<Span>& spans, Mark like) {
  for (const Span span : spans) {
    like.span = span;
    marks.push_back(like);
  }
}

bool is_wrapped_by_hand(std::string_view text) {
  std::size_t wide = 0;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (end - start > kLongestTypedLine) {
      return false;
    }
    wide += end - start >= kShortestWrappedLine ? 1U : 0U;
    start = end + 1;
  }
  return wide > 3;
}

std::string_view without_line_end(std::string_view line) {
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

}  // namespace

std::string_view name_of(MarkKind kind) {
  constexpr std::array<std::string_view, 5> kNames = {"what", "where", "when", "who", "said"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::vector<Mark> marks_of(const ProjectSnapshot& snapshot, std::uint32_t document, std::uint32_t event) {
  std::vector<Mark> marks;
  const events::Project& project = snapshot.project();
  const std::size_t size = project.documents[document].text.size();
  for (const std::uint32_t index : snapshot.claims_in(document)) {
    const events::ClaimSpans& spans = project.claims[index].spans;
    Mark mark{.span = {}, .kind = MarkKind::what, .claim = index, .event = snapshot.event_of_claim(index)};
    mark.own = mark.event == event;
    for (const auto& [kind, list] : {std::pair{MarkKind::what, &spans.what}, std::pair{MarkKind::where, &spans.where},
                                     std::pair{MarkKind::when, &spans.when}, std::pair{MarkKind::who, &spans.who},
                                     std::pair{MarkKind::said, &spans.said}}) {
      mark.kind = kind;
      add_marks(marks, *list, mark);
    }
  }
  std::erase_if(marks, [&](const Mark& mark) { return mark.span.empty() || mark.span.end > size; });
  // Own marks come first among equals, and win.
  std::ranges::sort(marks, [](const Mark& a, const Mark& b) {
    return std::tuple(a.span, a.kind, !a.own, a.claim) < std::tuple(b.span, b.kind, !b.own, b.claim);
  });
  marks.erase(std::unique(marks.begin(), marks.end(),
                          [](const Mark& a, const Mark& b) { return a.span == b.span && a.kind == b.kind; }),
              marks.end());
  return marks;
}

ReportText::ReportText(std::string_view text, float width, const TextLayoutOptions& options)
    : text_(text), options_(options), wrapped_by_hand_(is_wrapped_by_hand(text)) {
  options_.width = width;
  const float line = options_.size * options_.line_height;
  std::size_t start = 0;
  while (start < text.size()) {
    std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view last = without_line_end(text.substr(start, end - start));
    while (wrapped_by_hand_ && end < text.size() && last.size() >= kShortestWrappedLine) {
      const std::size_t next = std::min(text.find('\n', end + 1), text.size());
      last = without_line_end(text.substr(end + 1, next - end - 1));
      if (last.find_first_not_of(" \t") == std::string_view::npos) {
        break;
      }
      end = next;
    }
    const std::string_view words = without_line_end(text.substr(start, end - start));
    if (words.find_first_not_of(" \t\r") != std::string_view::npos) {
      const float letters = static_cast<float>(words.size()) * options_.size * kAverageAdvanceEms;
      const float lines = std::ceil(letters / std::max(1.0F, width));
      const Span bytes{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + words.size())};
      paragraphs_.push_back({bytes, lines * line + kGapEms * options_.size, std::nullopt});
    }
    start = end + 1;
  }
}

std::size_t ReportText::paragraph_at(std::uint32_t byte) const {
  const auto found = std::ranges::partition_point(paragraphs_, [&](const Paragraph& p) { return p.bytes.end <= byte; });
  return std::min(static_cast<std::size_t>(found - paragraphs_.begin()),
                  paragraphs_.empty() ? 0 : paragraphs_.size() - 1);
}

float ReportText::lay_out(FontSet& fonts, std::size_t paragraph) {
  Paragraph& p = paragraphs_[paragraph];
  if (p.layout) {
    return 0;
  }
  std::string words(p.bytes.of(text_));
  // Byte for byte the same length, so that spans keep their meaning.
  std::ranges::replace_if(
      words, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  p.layout = TextLayout::make(fonts, words, options_);
  const float before = p.height;
  p.height = p.layout->height() + kGapEms * options_.size;
  return p.height - before;
}

float ReportText::top_of(std::size_t paragraph) const {
  float top = 0;
  for (std::size_t i = 0; i < paragraph; ++i) {
    top += paragraphs_[i].height;
  }
  return top;
}

}  // namespace dateline::viewer
