// Event-location data (A. Halterman): sentences that link an event's verb to the words that name its place.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "events/evaluate/code_point_offsets.h"
#include "events/evaluate/corpora.h"
#include "events/evaluate/corpus_files.h"
#include "events/text/document_reader.h"

namespace dateline::events {

namespace {

using nlohmann::json;

class LocationScorer {
 public:
  explicit LocationScorer(const Reader& reader) : reader_(reader) {}

  // Throws as the JSON library does.
  void add(const json& entry) {
    if (entry.value("answer", std::string("accept")) != "accept") {
      return;
    }
    const auto text = entry.at("text").get<std::string>();
    auto document = read_document(text, "sentence " + std::to_string(++sentences_), {});
    if (!document) {
      return;  // blank
    }
    const CodePointOffsets offsets(document->text);
    std::vector<Span> verbs;
    std::vector<Span> places;
    for (const json& span : entry.at("spans")) {
      const Span bytes = offsets.bytes({span.at("start").get<std::uint32_t>(), span.at("end").get<std::uint32_t>()});
      if (bytes.empty()) {
        continue;
      }
      (span.at("label").get<std::string>() == "VERB" ? verbs : places).push_back(bytes);
    }
    compare(reader_.read(std::move(*document)), verbs, places);
  }

  CorpusReport report() && {
    CorpusReport report;
    report.documents = sentences_;
    Table table{"verbs", {"number", "share"}, {}};
    const auto row = [&](const char* label, std::size_t number, std::size_t of) {
      table.rows.push_back({label, {std::to_string(number), fmt::format("{:.3f}", share(number, of))}});
    };
    row("annotated verbs", verbs_, verbs_);
    row("read as an event", read_, verbs_);
    row("of those: with a place in the gold", placed_.expected, read_);
    report.tables.push_back(std::move(table));
    report.tables.push_back(
        {"the place of a verb", counts_columns(), {counts_row("of verbs read as an event", placed_)}});
    report.errors = std::move(errors_);
    return report;
  }

 private:
  static bool any_overlaps(const std::vector<Span>& spans, Span span) {
    return std::any_of(spans.begin(), spans.end(), [&](Span one) { return one.overlaps(span); });
  }

  // "named beside it": how the claim says that its place was found, without the words themselves.
  static std::string way_of(const Claim& claim) {
    static constexpr std::string_view kPlace = "; place ";
    const std::size_t at = claim.why.find(kPlace);
    const std::string way =
        at == std::string::npos
            ? ""
            : claim.why.substr(at + kPlace.size(), claim.why.find(';', at + 1) - at - kPlace.size());
    return way.starts_with('"') ? "of a name in no gazetteer" : way;
  }

  void compare(const Reading& reading, const std::vector<Span>& verbs, const std::vector<Span>& places) {
    for (const Span verb : verbs) {
      ++verbs_;
      std::vector<Span> where;
      std::string how;
      bool read = false;
      for (const Claim& claim : reading.claims) {
        if (any_overlaps(claim.spans.what, verb)) {
          read = true;
          where.insert(where.end(), claim.spans.where.begin(), claim.spans.where.end());
          how = how.empty() ? way_of(claim) : how;
        }
      }
      if (!read) {
        continue;
      }
      ++read_;
      const bool right = std::any_of(where.begin(), where.end(), [&](Span span) { return any_overlaps(places, span); });
      placed_.expected += places.empty() ? 0 : 1;
      placed_.found += where.empty() ? 0 : 1;
      placed_.matched += right ? 1 : 0;
      if (!right && (!where.empty() || !places.empty())) {
        const std::string& text = reading.document.text;
        const Span passage = where.empty() ? places.front() : where.front();
        errors_.push_back({where.empty()    ? "no place found"
                           : places.empty() ? "place where the gold has none"
                                            : "another place",
                           std::string(verb.of(text)) + ", place " + how,
                           places.empty() ? "" : "gold: " + std::string(places.front().of(text)), reading.document.name,
                           context_of(text, passage)});
      }
    }
  }

  const Reader& reader_;
  std::size_t sentences_ = 0, verbs_ = 0, read_ = 0;
  Counts placed_;
  std::vector<ErrorCase> errors_;
};

}  // namespace

Result<CorpusReport> evaluate_event_location(const CorpusInputs& inputs, const Reader& reader) {
  const auto files = corpus_files(inputs, ".json");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  LocationScorer scorer(reader);
  for (const std::filesystem::path& file : *files) {
    const auto content = file_content(file);
    if (!content) {
      return tl::make_unexpected(content.error());
    }
    try {
      for (const json& entry : json::parse(*content)) {
        scorer.add(entry);
      }
    } catch (const json::exception& error) {
      return rejected(file.string(), fmt::format("is not the event-location data: {}", error.what()),
                      "give development.json of that data");
    }
  }
  return std::move(scorer).report();
}

}  // namespace dateline::events
