#pragma once

#include "events/evaluate/corpus.h"

namespace dateline::events {

// One function a corpus, each in its own corpus_NAME.cpp; `Corpus::evaluate` says what they do.
[[nodiscard]] Result<CorpusReport> evaluate_lgl(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_geowebnews(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_spans(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_times(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_wikiwars(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_tweets(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_acled(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_event_location(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_muc(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_petrarch(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_reports(const CorpusInputs& inputs, const Reader& reader);
[[nodiscard]] Result<CorpusReport> evaluate_demo(const CorpusInputs& inputs, const Reader& reader);

}  // namespace dateline::events
