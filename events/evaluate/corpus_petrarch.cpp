// PETRARCH's validation sentences, coded with CAMEO. The files look like XML and are not: tags are closed twice, "<"
// stands in text. So only the few tags that are asked are looked for.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "events/evaluate/coding_schemes.h"
#include "events/evaluate/corpora.h"
#include "events/evaluate/corpus_files.h"
#include "events/text/document_reader.h"

namespace dateline::events {

namespace {

std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const auto begin = text.find(before);
  const auto end = begin == std::string_view::npos ? begin : text.find(after, begin + before.size());
  return end == std::string_view::npos ? std::string_view()
                                       : text.substr(begin + before.size(), end - begin - before.size());
}

// "date = \"20080804\"" of a tag.
std::string attribute(std::string_view tag, std::string_view name) {
  const auto at = tag.find(name);
  return at == std::string_view::npos ? std::string() : std::string(between(tag.substr(at), "\"", "\""));
}

/// A sentence as its file has it.
struct CodedSentence {
  std::string id, day, text;
  std::vector<std::string> codes;
};

CodedSentence sentence_of(std::string_view part) {
  const std::string_view tag = part.substr(0, part.find('>'));
  CodedSentence sentence{
      attribute(tag, " id"), attribute(tag, "date"), std::string(between(part, "<Text>", "</Text>")), {}};
  for (auto at = part.find("<EventCoding"); at != std::string_view::npos; at = part.find("<EventCoding", at + 1)) {
    if (std::string code = attribute(part.substr(at, part.find('>', at) - at), "eventcode"); !code.empty()) {
      sentence.codes.push_back(std::move(code));
    }
  }
  return sentence;
}

std::vector<CodedSentence> sentences_of(std::string_view content) {
  std::vector<CodedSentence> sentences;
  for (auto at = content.find("<Sentence "); at != std::string_view::npos;) {
    const auto next = content.find("<Sentence ", at + 1);
    sentences.push_back(sentence_of(content.substr(at, next == std::string_view::npos ? next : next - at)));
    at = next;
  }
  return sentences;
}

class PetrarchScorer {
 public:
  explicit PetrarchScorer(const Reader& reader) : reader_(reader) {}

  // A sentence of another scheme than CAMEO: only counted.
  void leave_out(const CodedSentence& sentence) { other_schemes_ += sentence.codes.size(); }

  void add(const CodedSentence& sentence) {
    DocumentOptions options;
    const std::string& day = sentence.day;
    if (day.size() == 8) {
      if (const auto published = parse_time(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6))) {
        options.published = *published;
      }
    }
    auto document = read_document(sentence.text, sentence.id, options);
    if (!document) {
      return;  // blank
    }
    ++sentences_;
    compare(sentence.codes, reader_.read(std::move(*document)));
  }

  CorpusReport report() && {
    CorpusReport report;
    report.documents = sentences_;
    report.tables.push_back(
        {"codes",
         {"number"},
         {{"of deeds that are read as events", {std::to_string(codes_ - outside_)}},
          {"out of scope: words, talks, threats, sanctions", {std::to_string(outside_)}},
          {"out of scope: of files that are not coded with CAMEO", {std::to_string(other_schemes_)}}}});
    Table types{"event types", counts_columns(), {}};
    Counts all;
    for (const EventType type : kEventTypes) {
      const Counts& counts = classes_[static_cast<std::size_t>(type)];
      types.rows.push_back(counts_row(std::string(name_of(type)), counts));
      all += counts;
    }
    types.rows.push_back(counts_row("all", all));
    report.tables.push_back(std::move(types));
    const std::size_t wrong = all.found - all.matched;
    report.tables.push_back({"false events",
                             {"a sentence", "all"},
                             {{"that no code of the sentence answers to",
                               {fmt::format("{:.2f}", static_cast<double>(wrong) /
                                                          static_cast<double>(std::max<std::size_t>(sentences_, 1))),
                                std::to_string(wrong)}}}});
    report.errors = std::move(errors_);
    return report;
  }

 private:
  Counts& class_of(SubEventType type) { return classes_[static_cast<std::size_t>(type_of(type))]; }

  void compare(const std::vector<std::string>& codes, const Reading& reading) {
    const std::string& text = reading.document.text;
    std::vector<bool> used(reading.claims.size());
    for (const std::string& code : codes) {
      ++codes_;
      const ReadAs types = read_as_of_cameo(code);
      if (types.empty()) {
        ++outside_;
        continue;
      }
      std::size_t answer = 0;
      while (answer < used.size() &&
             (used[answer] ||
              std::find(types.begin(), types.end(), reading.claims[answer].sub_event_type) == types.end())) {
        ++answer;
      }
      // One claim answers to every dyad of a deed: "A and B attacked C" is coded twice.
      const bool again =
          answer == used.size() && std::any_of(reading.claims.begin(), reading.claims.end(), [&](const Claim& claim) {
            return std::find(types.begin(), types.end(), claim.sub_event_type) != types.end();
          });
      if (again) {
        continue;
      }
      Counts& counts = answer < used.size() ? class_of(reading.claims[answer].sub_event_type) : class_of(types.front());
      ++counts.expected;
      if (answer < used.size()) {
        used[answer] = true;
        ++counts.found;
        ++counts.matched;
      } else {
        errors_.push_back(
            {"missed", fmt::format("{} ({})", code, name_of(types.front())),
             reading.claims.empty() ? "" : fmt::format("found {}", name_of(reading.claims.front().sub_event_type)),
             reading.document.name, context_of(text, {0, 0})});
      }
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      const Claim& claim = reading.claims[i];
      if (!used[i] && claim.status != Status::planned && claim.status != Status::denied) {
        ++class_of(claim.sub_event_type).found;
        errors_.push_back({"false", std::string(name_of(claim.sub_event_type)),
                           codes.empty() ? "no code" : "code " + codes.front(), reading.document.name,
                           context_of(text, claim.evidence.front().bytes)});
      }
    }
  }

  const Reader& reader_;
  std::size_t sentences_ = 0, codes_ = 0, outside_ = 0, other_schemes_ = 0;
  std::array<Counts, kEventTypeCount> classes_;
  std::vector<ErrorCase> errors_;
};

}  // namespace

Result<CorpusReport> evaluate_petrarch(const CorpusInputs& inputs, const Reader& reader) {
  const auto files = corpus_files(inputs, ".xml");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  PetrarchScorer scorer(reader);
  for (const std::filesystem::path& file : *files) {
    const auto content = file_content(file);
    if (!content) {
      return tl::make_unexpected(content.error());
    }
    // PETRARCH's unit tests have invented countries and codes of several schemes: their dictionary is not CAMEO's.
    const bool cameo = between(*content, "<Verbfile>", "</Verbfile>").starts_with("CAMEO");
    const std::vector<CodedSentence> sentences = sentences_of(*content);
    if (sentences.empty()) {
      return rejected(file.string(), "holds no sentence of PETRARCH's", "give PETRARCH's validation files");
    }
    for (const CodedSentence& sentence : sentences) {
      if (cameo) {
        scorer.add(sentence);
      } else {
        scorer.leave_out(sentence);
      }
    }
  }
  return std::move(scorer).report();
}

}  // namespace dateline::events
