#include "viewer/panels/quotation.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

std::string source_of(const events::Document& document) {
  std::string words = document.title.empty() ? document.name : document.title;
  const auto add = [&words](const std::string& part) { words += part.empty() ? "" : ", " + part; };
  add(document.publisher);
  if (document.published.value) {
    add(day_words(*document.published.value) + (document.published.inferred ? " (inferred)" : ""));
  }
  add(document.url);
  add(document.note);
  return words + ", SHA-256 " + document.sha256;
}

}  // namespace

std::string quotations_of(const ProjectSnapshot& snapshot, const events::Event& event) {
  /// What is quoted of a report, in the order of its text.
  struct Quoted {
    std::uint32_t document;
    std::vector<std::pair<std::uint32_t, std::string>> passages;  // by their first byte
  };
  std::vector<Quoted> reports;
  for (const events::Claim* claim : snapshot.claims_of(event)) {
    const auto document = snapshot.document_of_id(claim->document);
    if (!document) {
      continue;
    }
    auto report = std::ranges::find(reports, *document, &Quoted::document);
    if (report == reports.end()) {
      report = reports.insert(reports.end(), {*document, {}});
    }
    for (const events::Evidence& evidence : claim->evidence) {
      report->passages.emplace_back(evidence.bytes.begin, evidence.text);
    }
  }
  std::string text;
  for (Quoted& report : reports) {
    std::ranges::sort(report.passages);
    report.passages.erase(std::unique(report.passages.begin(), report.passages.end()), report.passages.end());
    text += text.empty() ? "" : "\n";
    for (const auto& [begin, passage] : report.passages) {
      std::string line = passage;
      std::ranges::replace(line, '\n', ' ');
      text += "“" + line + "”\n";
    }
    text += "— " + source_of(snapshot.project().documents[report.document]) + "\n";
  }
  return text;
}

}  // namespace dateline::viewer
