#include "events/text/passages.h"

#include <algorithm>

#include "events/text/credits.h"
#include "events/text/datelines.h"
#include "events/text/repeats.h"
#include "events/text/sentences.h"
#include "events/text/token_view.h"

namespace dateline::events {

namespace {

using Kind = Passage::Kind;

// A run of whole sentences of one paragraph and one kind.
struct Piece {
  std::size_t paragraph = 0;
  std::size_t first_sentence = 0;
  std::size_t last_sentence = 0;
  Kind kind = Kind::body;
  bool photo = false;  // a credit of a picture
};

class PassageFinder {
 public:
  PassageFinder(std::string_view text, TextStructure& structure) : s_(structure), tokens_(text, structure) {}

  void run() {
    find_capitals();
    std::size_t token = 0;
    for (std::size_t p = 0; p < s_.paragraphs.size(); ++p) {
      const std::size_t first = token;
      while (token < tokens_.size() && tokens_[token].span.begin < s_.paragraphs[p].end) {
        ++token;
      }
      if (token > first) {
        add_paragraph(p, first, token);
      }
    }
    s_.repeats = find_repeats(tokens_, s_.sentences);
    mark_captions();
    mark_contributions();
    mark_headings();
    write_passages();
  }

 private:
  void find_capitals() {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (const Token& token : s_.tokens) {
      words += token.kind == Token::Kind::word ? 1 : 0;
      capitals += token.all_capitals ? 1 : 0;
    }
    capitals_mean_nothing_ = capitals * 10 > words * 6;
  }

  void add_paragraph(std::size_t paragraph, std::size_t first, std::size_t last) {
    if (is_byline(tokens_, first, last)) {
      add_piece(paragraph, first, last, Kind::byline);
      return;
    }
    if (!capitals_mean_nothing_ && is_agency_line(tokens_, first, last)) {
      add_piece(paragraph, first, last, Kind::credit);
      return;
    }
    if (is_date_line(tokens_, first, last)) {
      add_piece(paragraph, first, last, Kind::dateline);
      return;
    }
    const std::size_t body = end_of_dateline(tokens_, first, last, {!has_body_, capitals_mean_nothing_});
    add_piece(paragraph, first, body, Kind::dateline);
    std::size_t token = body;
    if (!capitals_mean_nothing_) {
      for (const Credit& credit : find_credits(tokens_, body, last)) {
        add_piece(paragraph, token, credit.first, Kind::body);
        add_piece(paragraph, credit.first, credit.last, Kind::credit);
        pieces_.back().photo = credit.photo;
        token = credit.last;
      }
    }
    add_piece(paragraph, token, last, Kind::body);
    has_body_ = has_body_ || (last - body >= kFewestTokensOfBody && ends_sentence(tokens_, body, last));
  }

  void add_piece(std::size_t paragraph, std::size_t first, std::size_t last, Kind kind) {
    if (first == last) {
      return;
    }
    const std::size_t sentence = s_.sentences.size();
    if (kind == Kind::body) {
      split_sentences(tokens_, first, last, paragraph, s_.sentences);
    } else {
      s_.sentences.push_back({tokens_.span(first, last), first, last, paragraph});
    }
    pieces_.push_back({paragraph, sentence, s_.sentences.size(), kind});
  }

  [[nodiscard]] std::size_t first_token(const Piece& piece) const {
    return s_.sentences[piece.first_sentence].first_token;
  }
  [[nodiscard]] std::size_t last_token(const Piece& piece) const {
    return s_.sentences[piece.last_sentence - 1].last_token;
  }

  // A caption is what stands before a picture's credit in its paragraph, what says so itself, and what repeats one.
  void mark_captions() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      Piece& piece = pieces_[i];
      if (piece.kind != Kind::body || piece.last_sentence - piece.first_sentence > kMostSentencesOfCaption) {
        continue;
      }
      const bool credited =
          i + 1 < pieces_.size() && pieces_[i + 1].photo && pieces_[i + 1].paragraph == piece.paragraph &&
          (i == 0 || pieces_[i - 1].paragraph != piece.paragraph || pieces_[i - 1].kind == Kind::credit);
      if (credited || is_picture_description(tokens_, first_token(piece), last_token(piece))) {
        piece.kind = Kind::caption;
      }
    }
    if (s_.repeats.empty()) {
      return;
    }
    std::vector<Kind> kinds(s_.sentences.size(), Kind::body);
    for (Piece& piece : pieces_) {
      if (piece.kind == Kind::body && repeats_captions(piece, kinds)) {
        piece.kind = Kind::caption;
      }
      std::fill(kinds.begin() + static_cast<std::ptrdiff_t>(piece.first_sentence),
                kinds.begin() + static_cast<std::ptrdiff_t>(piece.last_sentence), piece.kind);
    }
  }

  [[nodiscard]] bool repeats_captions(const Piece& piece, const std::vector<Kind>& kinds) const {
    for (std::size_t i = piece.first_sentence; i < piece.last_sentence; ++i) {
      const Span span = s_.sentences[i].span;
      const auto repeat = std::lower_bound(s_.repeats.begin(), s_.repeats.end(), span,
                                           [](const Repeat& r, Span copy) { return r.copy < copy; });
      if (repeat == s_.repeats.end() || repeat->copy != span ||
          kinds[s_.sentence_at(repeat->original.begin)] != Kind::caption) {
        return false;
      }
    }
    return true;
  }

  // Sentences at the end that name the reporters are taken out of the running text.
  void mark_contributions() {
    constexpr std::size_t kPiecesAtTheEnd = 6;
    const std::size_t begin = pieces_.size() - std::min(pieces_.size(), kPiecesAtTheEnd);
    std::vector<Piece> marked(pieces_.begin(), pieces_.begin() + static_cast<std::ptrdiff_t>(begin));
    for (std::size_t i = begin; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      if (piece.kind != Kind::body) {
        marked.push_back(piece);
        continue;
      }
      for (std::size_t n = piece.first_sentence; n < piece.last_sentence; ++n) {
        const Sentence& sentence = s_.sentences[n];
        const Kind kind =
            is_contribution(tokens_, sentence.first_token, sentence.last_token) ? Kind::byline : Kind::body;
        if (n > piece.first_sentence && marked.back().kind == kind) {
          marked.back().last_sentence = n + 1;
        } else {
          marked.push_back({piece.paragraph, n, n + 1, kind});
        }
      }
    }
    pieces_ = std::move(marked);
  }

  // Short paragraphs that are no sentences: the first of the text is its headline, others stand above what follows.
  void mark_headings() {
    bool has_headline = false;
    bool has_body = false;
    std::size_t last_body = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      last_body = pieces_[i].kind == Kind::body ? i : last_body;
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      Piece& piece = pieces_[i];
      if (piece.kind != Kind::body) {
        has_body = has_body || piece.kind == Kind::dateline;
        continue;
      }
      const bool alone = (i == 0 || pieces_[i - 1].paragraph != piece.paragraph) &&
                         (i + 1 == pieces_.size() || pieces_[i + 1].paragraph != piece.paragraph);
      const std::size_t longest = has_body ? kLongestSubheading : kLongestHeadline;
      if (alone && i < last_body && is_heading(piece, longest)) {
        piece.kind = has_body || has_headline ? Kind::subheading : Kind::headline;
        has_headline = true;
      } else {
        has_body = true;
      }
    }
  }

  [[nodiscard]] bool is_heading(const Piece& piece, std::size_t longest) const {
    const std::size_t first = first_token(piece);
    const std::size_t last = last_token(piece);
    if (last - first > longest || piece.last_sentence - piece.first_sentence > 1 || tokens_.is_lower(first) ||
        (tokens_.is_punctuation(first) && !is_quote(first))) {
      return false;
    }
    return !tokens_.is_punctuation(last - 1) || is_quote(last - 1) ||
           (tokens_.is_mark(last - 1) && tokens_.word(last - 1) != ".");
  }
  [[nodiscard]] bool is_quote(std::size_t i) const {
    const UChar32 c = tokens_.code(i);
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201D) || c == 0xAB || c == 0xBB;
  }

  void write_passages() {
    s_.passages.reserve(pieces_.size());
    for (const Piece& piece : pieces_) {
      s_.passages.push_back({tokens_.span(first_token(piece), last_token(piece)), piece.kind});
    }
  }

  static constexpr std::size_t kFewestTokensOfBody = 8;
  static constexpr std::size_t kMostSentencesOfCaption = 6;
  static constexpr std::size_t kLongestHeadline = 30;    // tokens
  static constexpr std::size_t kLongestSubheading = 12;  // tokens

  TextStructure& s_;
  TokenView tokens_;
  std::vector<Piece> pieces_;
  bool capitals_mean_nothing_ = false;
  bool has_body_ = false;
};

}  // namespace

void find_passages(std::string_view text, TextStructure& structure) {
  PassageFinder(text, structure).run();
}

}  // namespace dateline::events
