#pragma once

#include "events/evaluate/corpus.h"
#include "events/evaluate/gold_toponyms.h"

namespace dateline::events {

// Gold corpora of toponyms. Errors (rejected): a file is missing or is not of the format (with line or byte), or none
// holds a document.

/// Local-Global Lexicon (Lieberman et al. 2010): lgl.xml.
[[nodiscard]] Result<std::vector<GoldDocument>> read_lgl(const CorpusInputs& inputs);
/// GeoWebNews (Gritta et al. 2019): its XML file, or a folder in brat's format, whose places have GeoNames ids that
/// `gazetteer` gives the point of.
[[nodiscard]] Result<std::vector<GoldDocument>> read_geowebnews(const CorpusInputs& inputs,
                                                                const geo::Gazetteer& gazetteer);
/// Newline-delimited JSON of our own: {"id", "text", "spans": [{"begin_cp", "end_cp", "latitude", "longitude"}]}, with
/// spans in code points; a span without a position is a name that need not be placed.
[[nodiscard]] Result<std::vector<GoldDocument>> read_spans(const CorpusInputs& inputs);

}  // namespace dateline::events
