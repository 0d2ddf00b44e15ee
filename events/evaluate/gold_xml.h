#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "events/evaluate/corpus.h"
#include "events/evaluate/gold_toponyms.h"

namespace pugi {
class xml_node;
}

namespace dateline::events {

/// The documents of XML files that hold `articles/article`, made by `document_of`. Error (rejected): a file is missing
/// or no XML (its `where` has the byte), or none holds an article.
[[nodiscard]] Result<std::vector<GoldDocument>> read_gold_articles(
    const CorpusInputs& inputs, const std::function<GoldDocument(const pugi::xml_node&)>& document_of);

}  // namespace dateline::events
