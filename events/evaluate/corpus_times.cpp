// The corpora of time expressions.
#include "events/evaluate/corpora.h"
#include "events/evaluate/gold_times.h"

namespace dateline::events {

namespace {

Result<CorpusReport> evaluate_marked(const CorpusInputs& inputs, const TimeMarkup& markup, const Reader& reader) {
  return read_gold_times(inputs, markup).map([&](const std::vector<GoldTimesDocument>& documents) {
    return evaluate_gold_times(documents, reader);
  });
}

}  // namespace

Result<CorpusReport> evaluate_times(const CorpusInputs& inputs, const Reader& reader) {
  return read_gold_times(inputs).map(
      [&](const std::vector<GoldTimesDocument>& documents) { return evaluate_gold_times(documents, reader); });
}

Result<CorpusReport> evaluate_wikiwars(const CorpusInputs& inputs, const Reader& reader) {
  return evaluate_marked(inputs, {".key.xml", "TIMEX2", "val", "DATETIME"}, reader);
}

Result<CorpusReport> evaluate_tweets(const CorpusInputs& inputs, const Reader& reader) {
  return evaluate_marked(inputs, {".tml", "TIMEX3", "value", "DCT"}, reader);
}

}  // namespace dateline::events
