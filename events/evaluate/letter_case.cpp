#include "events/evaluate/letter_case.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "events/evaluate/gold_corpora.h"

namespace dateline::events {

GoldDocument in_case(GoldDocument document, LetterCase letters) {
  if (letters == LetterCase::as_it_is) {
    return document;
  }
  std::string text;
  text.reserve(document.text.size());
  for (std::size_t at = 0; at < document.text.size();) {
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(document.text.data(), at, document.text.size(), code);
    code = letters == LetterCase::lower ? u_tolower(code) : u_toupper(code);
    char bytes[U8_MAX_LENGTH];
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, code);
    text.append(bytes, size);
  }
  document.text = std::move(text);
  return document;
}

Result<CorpusReport> evaluate_in_case(std::string_view corpus, LetterCase letters, const CorpusInputs& inputs,
                                      const Reader& reader) {
  Result<std::vector<GoldDocument>> gold;
  if (corpus == "lgl") {
    gold = read_lgl(inputs);
  } else if (corpus == "geowebnews") {
    gold = read_geowebnews(inputs, reader.gazetteer());
  } else if (corpus == "spans") {
    gold = read_spans(inputs);
  } else {
    return usage_error("--case", fmt::format("{} is no corpus of toponyms", corpus), "give lgl, geowebnews or spans");
  }
  if (!gold) {
    return tl::make_unexpected(gold.error());
  }
  for (GoldDocument& document : *gold) {
    document = in_case(std::move(document), letters);
  }
  return evaluate_gold_toponyms(*gold, reader);
}

}  // namespace dateline::events
