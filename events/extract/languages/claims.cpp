#include "events/extract/languages/claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "events/extract/casualties/casualties.h"
#include "events/extract/claims/claim_record.h"
#include "events/extract/languages/casualties.h"
#include "events/extract/languages/claim_times.h"
#include "events/extract/languages/parties.h"
#include "events/extract/languages/places.h"
#include "events/extract/languages/roles.h"
#include "events/extract/languages/triggers.h"
#include "events/text/repeats.h"

namespace dateline::events {

namespace {

constexpr double kTrigger = 0.8;
constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

class LanguageClaimMaker {
 public:
  LanguageClaimMaker(const LanguageText& text, const std::vector<Toponym>& toponyms,
                     const std::vector<TimeExpression>& times, const geo::Gazetteer& gazetteer,
                     const Document& document)
      : t_(text),
        times_(times),
        document_(document),
        triggers_(text, toponyms, gazetteer),
        places_(text, toponyms, gazetteer),
        claim_times_(text, times,
                     document.published.granularity <= Granularity::day ? document.published.value : std::nullopt),
        roles_(text, gazetteer),
        quotes_(text.text) {}

  std::vector<Claim> run() {
    for (const Sentence& sentence : t_.structure.sentences) {
      const Passage::Kind kind =
          t_.structure.kind_at(t_.words[(sentence.first_token + sentence.last_token) / 2].span.begin);
      const bool told = kind != Passage::Kind::byline && kind != Passage::Kind::credit &&
                        kind != Passage::Kind::dateline && !is_repeated(t_.structure, sentence);
      if (told && tells_of_events(sentence)) {
        read(sentence);
      }
    }
    add_repeated_evidence(t_.structure, quotes_, claims_);
    return std::move(claims_);
  }

 private:
  // A question, a wish, a memory or a condition reports nothing.
  [[nodiscard]] bool tells_of_events(const Sentence& sentence) const {
    const std::string& mark = t_.words[sentence.last_token - 1].whole();
    return mark != "?" && mark != "؟" && !t_.any(sentence.first_token, sentence.last_token, LanguageClass::no_event) &&
           !t_.any(sentence.first_token, sentence.last_token, LanguageClass::condition);
  }

  void read(const Sentence& sentence) {
    const std::vector<LanguageParty> parties = find_language_parties(t_, sentence);
    const std::vector<LanguageCasualties> casualties = find_language_casualties(t_, sentence, times_);
    const std::vector<LanguageHappening> told = triggers_.find(sentence, parties, casualties);
    const std::size_t before = claims_.size();
    std::vector<std::pair<std::size_t, std::size_t>> heads;  // where each claim has its trigger, and the claim
    for (const LanguageHappening& one : told) {
      for (const LanguagePlace& where : places_.of(sentence, one, told)) {
        const std::size_t from = claims_.size();
        make(sentence, one, where, parties);
        if (claims_.size() > from) {
          heads.emplace_back(one.first, from);
        }
      }
    }
    give_casualties(sentence, casualties, heads, before);
    for (std::size_t i = before; i < claims_.size(); ++i) {
      claims_[i].id = claim_id(claims_[i]);
    }
    places_.remember(sentence);
  }

  void make(const Sentence& sentence, const LanguageHappening& told, const LanguagePlace& where,
            const std::vector<LanguageParty>& parties) {
    const std::optional<LanguageWhen> when = claim_times_.of(sentence, told);
    if (!when) {
      return;
    }
    Claim claim = claim_of(document_);
    claim.place = where.place;
    claim.when = when->interval;
    claim.sub_event_type = told.sub_event;
    if (!roles_.name_parties(claim, told, parties, places_.is_part(where))) {
      return;
    }
    claim.event_type = type_of(claim.sub_event_type);
    roles_.attribute(claim, sentence, told, parties);
    if (claim.status == Status::denied) {
      claim.control.reset();
    }
    claim.rule = fmt::format("{}: {}", document_.language, told.rule->pattern.substr(0, told.rule->pattern.find('|')));
    claim.confidence = kTrigger * where.certainty * when->certainty;
    claim.why =
        fmt::format("\"{}\"; place {}; time: {}", t_.span(told.first, told.last).of(t_.text), where.how, when->how);
    claim.spans.what.push_back(t_.span(told.first, told.last));
    if (!where.span.empty()) {
      claim.spans.where.push_back(where.span);
    }
    if (when->span) {
      claim.spans.when.push_back(*when->span);
    }
    const Span head = t_.span(told.first, told.last);
    claim.evidence.push_back(quotes_.at(where.span.empty() ? head : hull(head, where.span)));
    const auto same = [&](const Claim& known) {
      return known.sub_event_type == claim.sub_event_type && known.place.id == claim.place.id &&
             sentence.span.contains(known.evidence.front().bytes);
    };
    if (std::none_of(claims_.begin(), claims_.end(), same)) {
      claims_.push_back(std::move(claim));
    }
  }

  // Deaths belong to the nearest violence of the sentence; in one without, to that of the sentence before in the
  // paragraph.
  void give_casualties(const Sentence& sentence, const std::vector<LanguageCasualties>& casualties,
                       const std::vector<std::pair<std::size_t, std::size_t>>& heads, std::size_t before) {
    const bool accident = t_.any(sentence.first_token, sentence.last_token, LanguageClass::accident);
    for (const LanguageCasualties& mention : casualties) {
      std::size_t best = kNowhere;
      std::size_t nearest = kNowhere;
      for (const auto& [head, claim] : heads) {
        const std::size_t away = head > mention.first ? head - mention.first : mention.first - head;
        if (may_cost_lives(claims_[claim].event_type) && away < nearest) {
          nearest = away;
          best = claim;
        }
      }
      if (best == kNowhere && before == claims_.size() && last_violent_ && violent_paragraph_ == sentence.paragraph &&
          !accident) {
        best = *last_violent_;
      }
      if (best != kNowhere) {
        add_casualties(claims_[best].casualties, mention.numbers);
        claims_[best].spans.what.push_back(t_.span(mention.first, mention.last));
      }
    }
    for (std::size_t i = before; i < claims_.size(); ++i) {
      if (may_cost_lives(claims_[i].event_type)) {
        last_violent_ = i;
        violent_paragraph_ = sentence.paragraph;
      }
    }
  }

  const LanguageText& t_;
  const std::vector<TimeExpression>& times_;
  const Document& document_;
  LanguageTriggers triggers_;
  LanguagePlaces places_;
  LanguageClaimTimes claim_times_;
  LanguageRoles roles_;
  PassageQuotes quotes_;
  std::vector<Claim> claims_;
  std::optional<std::size_t> last_violent_;  // a claim
  std::size_t violent_paragraph_ = kNowhere;
};

}  // namespace

std::vector<Claim> make_language_claims(const LanguageText& text, const std::vector<Toponym>& toponyms,
                                        const std::vector<TimeExpression>& times, const geo::Gazetteer& gazetteer,
                                        const Document& document) {
  return LanguageClaimMaker(text, toponyms, times, gazetteer, document).run();
}

}  // namespace dateline::events
