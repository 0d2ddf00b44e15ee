#include "events/evaluate/evaluate_events.h"

#include <filesystem>
#include <iostream>

#include "events/extract/merge/merge.h"
#include "events/text/document_reader.h"
#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("the first article's owed events are right in every respect, and none is false") {
  const auto folder = std::filesystem::path(DATELINE_SOURCE_DIR).parent_path() / "shared/data/aleppo-2016";
  const auto article = folder / "000_634068a76feb9c1e.txt";
  if (!std::filesystem::exists(article)) {
    std::cout << "SKIPPED: ../shared/data/aleppo-2016 is missing\n";
    return;
  }
  const auto reference = read_reference(folder / "reference.json");
  REQUIRE(reference);
  int documents = 0;
  read_documents(article.string(), InputFormat::detect, {}, [&](Result<Document> document) {
    REQUIRE(document);
    ++documents;
    const Reading reading = test_reader()->read(std::move(*document));
    int next = 0;
    const std::vector<Event> events = merge_claims(reading.claims, {}, "", [&next] { return std::to_string(++next); });
    const EventScore score = evaluate_events(events, reading.claims, *reference);
    for (const EventCheck& check : score.checks) {
      UNSCOPED_INFO(check.id << ": " << check.shortfall);
    }
    CHECK(score.must() == 6);
    CHECK(score.must_passed() == score.must());
    CHECK(score.violations.empty());
    CHECK(score.false_events.empty());
    return true;
  });
  CHECK(documents == 1);
}
