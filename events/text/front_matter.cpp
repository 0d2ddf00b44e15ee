#include "events/text/front_matter.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/word_list.h"
#include "events/text/token_view.h"

namespace dateline::events {

namespace {

using Kind = Passage::Kind;

class FrontMatterFinder {
 public:
  FrontMatterFinder(const Document& document, const TextStructure& structure, const FrontMatterLexicon& lexicon)
      : structure_(structure), lexicon_(lexicon), tokens_(document.text, structure) {}

  [[nodiscard]] std::string title() const {
    for (const Passage& passage : structure_.passages) {
      if (passage.kind == Kind::headline) {
        return one_line(passage.span);
      }
    }
    return {};
  }

  [[nodiscard]] std::string publisher() const {
    // The sign-off at the end speaks for the whole report.
    for (auto passage = structure_.passages.rbegin(); passage != structure_.passages.rend(); ++passage) {
      if (passage->kind == Kind::credit && is_sign_off(passage->span)) {
        std::string listed = agency_in(passage->span);
        return listed.empty() ? names_in(passage->span) : listed;
      }
    }
    for (const Kind kind : {Kind::dateline, Kind::byline, Kind::credit}) {
      for (const Passage& passage : structure_.passages) {
        std::string listed =
            passage.kind == kind && !is_of_picture(passage.span) ? agency_in(passage.span) : std::string();
        if (!listed.empty()) {
          return listed;
        }
      }
    }
    return {};
  }

 private:
  [[nodiscard]] std::string one_line(Span span) const {
    std::string line;
    for (std::size_t i = structure_.token_at(span.begin); i < tokens_.size() && tokens_[i].span.end <= span.end; ++i) {
      if (!line.empty() && !tokens_.glued(i)) {
        line += ' ';
      }
      line += tokens_.word(i);
    }
    return line;
  }

  // "-AGENCY" or "(AGENCY)", not a picture's.
  [[nodiscard]] bool is_sign_off(Span span) const {
    const std::size_t first = structure_.token_at(span.begin);
    if (!tokens_.is_dash(first) && tokens_.code(first) != '(') {
      return false;
    }
    if (is_of_picture(span)) {
      return false;
    }
    const std::size_t last_body = last_body_byte();
    return span.begin >= last_body;
  }

  [[nodiscard]] bool is_of_picture(Span span) const {
    for (std::size_t i = structure_.token_at(span.begin); i < tokens_.size() && tokens_[i].span.end <= span.end; ++i) {
      if (tokens_.is_any(i, "photo", "photos", "photograph", "image", "images", "getty", "picture")) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::size_t last_body_byte() const {
    for (auto passage = structure_.passages.rbegin(); passage != structure_.passages.rend(); ++passage) {
      if (passage->kind == Kind::body) {
        return passage->span.end;
      }
    }
    return 0;
  }

  // The first listed agency that the passage names, the longest name first.
  [[nodiscard]] std::string agency_in(Span span) const {
    constexpr std::size_t kLongestName = 4;  // tokens
    const std::size_t first = structure_.token_at(span.begin);
    const std::size_t last = structure_.token_at(span.end - 1) + 1;
    for (std::size_t i = first; i < last; ++i) {
      for (std::size_t end = std::min(last, i + kLongestName); end > i; --end) {
        std::string listed = lexicon_.agency(one_line(tokens_.span(i, end)));
        if (!listed.empty()) {
          return listed;
        }
      }
    }
    return {};
  }

  // "NOVA" of "- NOVA".
  [[nodiscard]] std::string names_in(Span span) const {
    std::size_t first = structure_.token_at(span.begin);
    std::size_t last = structure_.token_at(span.end - 1) + 1;
    while (first < last && tokens_.is_punctuation(first)) {
      ++first;
    }
    while (last > first && tokens_.is_punctuation(last - 1)) {
      --last;
    }
    return first < last ? one_line(tokens_.span(first, last)) : std::string();
  }

  const TextStructure& structure_;
  const FrontMatterLexicon& lexicon_;
  TokenView tokens_;
};

}  // namespace

Result<std::shared_ptr<const FrontMatterLexicon>> FrontMatterLexicon::load(const std::filesystem::path& folder) {
  auto lexicon = std::make_shared<FrontMatterLexicon>();
  const Result<void> agencies =
      read_word_list(folder / "agencies.csv", {"name", "words"}, [&](const WordRow& row) -> Result<void> {
        for (const std::string_view words : parts_of(row.fields[1])) {
          lexicon->agencies_.emplace(words, row.fields[0]);
        }
        return {};
      });
  if (!agencies) {
    return tl::make_unexpected(agencies.error());
  }
  return lexicon;
}

std::string FrontMatterLexicon::agency(const std::string& words) const {
  const auto found = agencies_.find(words);
  return found == agencies_.end() ? std::string() : found->second;
}

void fill_front_matter(Document& document, const TextStructure& structure, const FrontMatterLexicon& lexicon) {
  const FrontMatterFinder finder(document, structure, lexicon);
  if (document.title.empty()) {
    document.title = finder.title();
  }
  if (document.publisher.empty()) {
    document.publisher = finder.publisher();
  }
}

}  // namespace dateline::events
