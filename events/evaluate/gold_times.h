#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "events/evaluate/corpus.h"
#include "events/time/time_expression.h"

namespace dateline::events {

/// A time expression as an annotator marked it.
struct GoldTime {
  Span span;
  std::string value;  ///< as `normal_value` writes it; empty where the annotator could not say
  std::optional<TimexType> type;
  std::optional<TimeInterval> grounded;  ///< compared by its first and last day
};

/// One text with its times. Of expressions within others only the outermost is kept.
struct GoldTimesDocument {
  std::string name;
  std::string text;
  std::string published;  ///< "2009-12-19", or with a time of day
  std::vector<GoldTime> times;
};

/// The type of that name, "DATE"; empty where there is none.
[[nodiscard]] std::optional<TimexType> timex_type(std::string_view name);

/// How a corpus marks times in its running text.
struct TimeMarkup {
  const char* ending;  ///< of its files' names
  const char* tag;     ///< the element of an expression
  const char* value;   ///< the attribute of its value
  const char* date;    ///< the element that holds the day of publication, itself as an expression
};

/// Reads XML files with a TEXT element. Error (rejected): a file is missing or not of that format.
[[nodiscard]] Result<std::vector<GoldTimesDocument>> read_gold_times(const std::vector<std::filesystem::path>& inputs,
                                                                     const TimeMarkup& markup);

/// Reads newline-delimited JSON, a document a line, whose fields are those of `dateline extract --mentions`:
/// `{"id", "text", "published", "times": [{"begin_cp", "end_cp", "type", "value", "grounded": {"start", "end"}}]}`.
/// `type`, `value` and `grounded` may be absent where they are not judged. Error (rejected): a line is not of the
/// format.
[[nodiscard]] Result<std::vector<GoldTimesDocument>> read_gold_times(const std::vector<std::filesystem::path>& inputs);

/// The TIMEX3 value that the corpora's own ways of writing come to: without seconds, without what is unknown at the end
/// ("2014-XX-XX" is "2014"), weeks by their year alone ("2014-07-W30" is "2014-W30"), without the weekday of a known
/// day, with the T of a period of hours ("P2H" is "PT2H").
[[nodiscard]] std::string normal_value(std::string value);

/// How found times compare with an annotator's, counted as in TempEval-3 (UzZaman and others 2013), but each expression
/// pairs with one of the other side at most.
struct TimeScore {
  /// What the annotator said of relaxed pairs, and how many were read the same.
  struct Attribute {
    std::size_t told = 0;
    std::size_t same = 0;
    [[nodiscard]] double accuracy() const { return share(same, told); }
  };

  Counts strict;   ///< the spans are the same
  Counts relaxed;  ///< the spans share a character
  Attribute value;
  Attribute type;
  Attribute days;  ///< the first and the last day of what it is grounded to

  /// The relaxed F1 times the share of right ones.
  [[nodiscard]] double f1(const Attribute& attribute) const { return relaxed.f1() * attribute.accuracy(); }
  TimeScore& operator+=(const TimeScore& other);
};

/// Compares one document; appends what went wrong to `errors`, in the order of the text.
[[nodiscard]] TimeScore score_times(const GoldTimesDocument& document, const std::vector<TimeExpression>& found,
                                    std::vector<ErrorCase>& errors);

/// Reads the texts, published on their day, and compares. Of few documents each has a row of its own.
[[nodiscard]] CorpusReport evaluate_gold_times(const std::vector<GoldTimesDocument>& documents, const Reader& reader);

}  // namespace dateline::events
