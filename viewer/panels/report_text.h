#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "viewer/panels/project_snapshot.h"
#include "viewer/text/text_layout.h"

namespace dateline::viewer {

/// What a highlighted passage says about a claim.
enum class MarkKind : std::uint8_t { what, where, when, who, said };
[[nodiscard]] std::string_view name_of(MarkKind kind);

/// A highlighted passage of a report.
struct Mark {
  Span span;  ///< of the document's text
  MarkKind kind = MarkKind::what;
  std::uint32_t claim = 0;             ///< index into Project::claims
  std::optional<std::uint32_t> event;  ///< that the claim belongs to
  bool own = false;                    ///< of the event that is being read
};

/// The passages that a document's claims rest on, in order; those of `event` come as its own. The same words in the
/// same part for several claims are one mark.
[[nodiscard]] std::vector<Mark> marks_of(const ProjectSnapshot& snapshot, std::uint32_t document, std::uint32_t event);

/// A report's text laid out for reading, paragraph by paragraph, as far as it came into view: a long text costs what is
/// looked at. Heights of what was not laid out yet are estimates.
class ReportText {
 public:
  struct Paragraph {
    Span bytes;
    float height = 0;                  ///< with the gap below it
    std::optional<TextLayout> layout;  ///< absent until it comes into view
  };

  ReportText() = default;
  /// `text` must outlive it.
  ReportText(std::string_view text, float width, const TextLayoutOptions& options);

  [[nodiscard]] const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  /// Index of the paragraph that holds the byte, or that comes next.
  [[nodiscard]] std::size_t paragraph_at(std::uint32_t byte) const;
  /// Lays the paragraph out where it is not yet; returns how much higher it became than was estimated.
  float lay_out(FontSet& fonts, std::size_t paragraph);
  [[nodiscard]] float top_of(std::size_t paragraph) const;
  [[nodiscard]] float height() const { return top_of(paragraphs_.size()); }

 private:
  std::string_view text_;
  TextLayoutOptions options_;
  bool wrapped_by_hand_ = false;  // lines were broken at a fixed width: line ends within paragraphs are mere spaces
  std::vector<Paragraph> paragraphs_;
};

}  // namespace dateline::viewer
