#include "events/extract/claims/claims.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "events/extract/actors/attribution.h"
#include "events/extract/casualties/casualties.h"
#include "events/extract/claims/background.h"
#include "events/extract/claims/claim_casualties.h"
#include "events/extract/claims/claim_evidence.h"
#include "events/extract/claims/claim_parties.h"
#include "events/extract/claims/claim_record.h"
#include "events/extract/claims/control.h"
#include "events/extract/claims/happening_places.h"
#include "events/extract/claims/headline_claims.h"
#include "events/extract/claims/incidents.h"
#include "events/extract/claims/ordinary_crime.h"
#include "events/extract/claims/place_memory.h"
#include "events/extract/claims/plans.h"
#include "events/extract/claims/quoted_mail.h"
#include "events/extract/claims/reading_features.h"
#include "events/extract/claims/responsibility.h"
#include "events/extract/claims/told_again.h"
#include "events/extract/claims/told_sentences.h"
#include "events/extract/claims/told_words.h"
#include "events/extract/grounding/claim_origin.h"
#include "events/extract/grounding/claim_place.h"
#include "events/extract/grounding/context_places.h"
#include "events/extract/grounding/day_headings.h"
#include "events/extract/grounding/paragraph_places.h"
#include "events/extract/grounding/pointed_place.h"
#include "events/extract/triggers/triggers.h"

namespace dateline::events {

namespace {

class ClaimMaker {
 public:
  ClaimMaker(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Document& document,
             const ReportCountry& country, const ConfidenceWeights& weights, const ParagraphPlaces& paragraph_places)
      : t_(tagged),
        weights_(weights),
        gazetteer_(gazetteer),
        document_(document),
        context_(tagged, gazetteer, country),
        parties_(tagged, gazetteer, country),
        report_(report_time(tagged, document.published)),
        day_headings_(tagged, document.published),
        paragraph_places_(paragraph_places),
        before_(tagged, gazetteer),
        places_(tagged, context_, paragraph_places, before_),
        evidence_(tagged),
        casualties_(tagged),
        quotes_(tagged.text) {}

  MadeClaims run(const std::vector<ToldSentence>& sentences) {
    for (const ToldSentence& told : sentences) {
      const Sentence& sentence = t_.structure.sentences[told.index];
      heading_ = told.kind == Passage::Kind::headline || told.kind == Passage::Kind::subheading;
      read(sentence, told.index, told.happenings);
      if (told.kind == Passage::Kind::headline && before_.empty()) {
        before_.take_title(sentence, told.index);
      }
    }
    QuotedMail(t_).settle(claims_, origins_);
    join_told_again(claims_, origins_);
    drop_background(claims_, origins_, document_.published);
    drop_ordinary_crime(t_, claims_, origins_);
    join_incidents(claims_, origins_);
    join_headlines(claims_, origins_);
    drop_summaries(gazetteer_, claims_, origins_);
    for (Claim& claim : claims_) {
      claim.id = claim_id(claim);
    }
    add_repeated_evidence(t_.structure, quotes_, claims_);
    return judged();
  }

 private:
  static constexpr double kSameStrike = 150'000;  // metres: one report's strikes

  void read(const Sentence& sentence, std::size_t index, const std::vector<Happening>& happenings) {
    sentence_index_ = index;
    if (const std::size_t part = paragraph_places_.part_of(sentence); part != part_) {
      part_ = part;
      before_.enter(part);
      casualties_.leave_part();
    }
    const std::vector<Speech> speech = find_speech(t_, sentence, memory_);
    if (happenings.empty() && claims_.empty()) {
      return;  // nothing that anybody could have died of
    }
    const bool after_sums = summed_paragraph_ == sentence.paragraph;
    if (opens_sums(t_, sentence, document_.published)) {
      summed_paragraph_ = sentence.paragraph;
    }
    std::vector<CasualtyMention> casualties = find_casualties(t_, sentence);
    std::vector<WordRange> speakers;
    speakers.reserve(speech.size());
    for (const Speech& one : speech) {
      speakers.push_back(one.speaker);
    }
    if (!casualties.empty() && is_running_total(t_, sentence)) {
      return;
    }
    const std::size_t before = claims_.size();
    for (const Happening& happening : happenings) {
      make(sentence, index, happening, speech, speakers, !casualties.empty());
    }
    drop_advances(before);
    if (claims_.size() == before && (says_since(t_, sentence) || after_sums)) {
      casualties.clear();  // "more than 75 have lost their lives since May": of no event told before
    }
    if (const FoundActor* admits = claims_responsibility(t_, sentence)) {
      name_perpetrator(*admits, sentence);
    }
    casualties_.give(casualties, claims_, origins_, before, index);
  }

  // "The group claimed responsibility": for the violence told last, if nobody else is said to have done it.
  void name_perpetrator(const FoundActor& admits, const Sentence& sentence) {
    constexpr std::size_t kReach = 5;  // sentences
    for (std::size_t at = claims_.size(); at > 0 && origins_[at - 1].sentence + kReach >= sentence_index_; --at) {
      Claim& claim = claims_[at - 1];
      if (origins_[at - 1].part != part_ || !may_cost_lives(claim.event_type) || claim.event_type == EventType::riots ||
          claim.status == Status::planned) {
        continue;
      }
      const bool open = claim.actor1.empty() || claim.side1 == Side::unknown;
      if (open && claim.actor2 != admits.mention.actor) {
        claim.actor1 = admits.mention.actor;
        claim.side1 = admits.mention.side;
        claim.spans.who.push_back(admits.mention.span);
        claim.evidence.push_back(quotes_.at(t_.span(
            {static_cast<std::uint32_t>(sentence.first_token), static_cast<std::uint32_t>(sentence.last_token)})));
      }
      return;
    }
  }

  // "advanced in the district and took a part of it": the gain tells of the advance.
  void drop_advances(std::size_t before) {
    const auto is_gain = [&](const Claim& advance) {
      return std::any_of(claims_.begin() + static_cast<std::ptrdiff_t>(before), claims_.end(), [&](const Claim& claim) {
        return claim.control && claim.place.id == advance.place.id && claim.actor1 == advance.actor1;
      });
    };
    const auto was_gain = [&](std::size_t at) {
      return before > 0 && claims_[before - 1].control && !origins_[at].own_place &&
             origins_[before - 1].sentence + 1 >= sentence_index_ &&
             claims_[before - 1].place.id == claims_[at].place.id;
    };
    const auto has_fight = [&](const Claim& detail) {
      return std::any_of(claims_.begin() + static_cast<std::ptrdiff_t>(before), claims_.end(), [&](const Claim& claim) {
        return claim.event_type == EventType::battles && claim.actor1 == detail.actor1 &&
               claim.place.id == detail.place.id;
      });
    };
    std::vector<bool> told(claims_.size() - before);
    for (std::size_t at = before; at < claims_.size(); ++at) {
      told[at - before] = (origins_[at].frame == Frame::advance && (is_gain(claims_[at]) || was_gain(at))) ||
                          // A corridor that a fight opens on its way is part of it; a siege that it tightens is not.
                          (origins_[at].gerund && origins_[at].frame == Frame::act &&
                           claims_[at].sub_event_type == SubEventType::other && has_fight(claims_[at]));
    }
    drop_claims(told, claims_, origins_, before);
  }

  void make(const Sentence& sentence, std::size_t index, const Happening& happening, const std::vector<Speech>& speech,
            const std::vector<WordRange>& speakers, bool casualties) {
    ReportTime report = day_headings_.of(sentence.span.begin, report_);
    if (day_of_paragraph_ && day_paragraph_ == sentence.paragraph) {
      report.day = day_of_paragraph_;  // "... on Sunday. Artillery also shelled B."
      report.day_words = day_words_;
    }
    const TimeChoice time = choose_time(t_, sentence, happening, speech, report);
    std::vector<PlaceChoice> places = choose_places(t_, gazetteer_, sentence, happening, speakers);
    movement_ = movement_of(t_, gazetteer_, sentence, happening, speakers);
    if (movement_ && movement_->destination) {
      places = {*movement_->destination};
    }
    const Frame frame = happening.trigger->frame;
    if (places.empty() && frame == Frame::displace) {
      places = where_they_left(sentence, happening, speakers);
    }
    if (happening.told == Factuality::planned && !is_concrete(happening, places)) {
      return;
    }
    places_.settle(places, sentence, index, happening, speech);
    if (is_background(happening, time, report_.published) ||
        (summed_paragraph_ == sentence.paragraph && goes_on_summing(t_, happening, time))) {
      return;
    }
    const bool vague = places.empty() || places.front().wide;
    if (sums_up_day(t_, happening, time, vague)) {
      return;
    }
    const bool only_mentioned = !time.own || happening.told == Factuality::supposed;
    const bool answers = answering_verb(t_, happening.clause.governor) != kNone;
    const bool on_them = !happening.patient.empty() && happening.clause.governor != kNone &&
                         t_.has_kind(happening.clause.governor, VerbKind::light);
    // "carried out air strikes on them", "responded with air strikes"
    const bool done = happening.clause.noun && !happening.agent.empty() && (on_them || answers);
    if (vague && happening.clause.noun && only_mentioned && !casualties && !done) {
      return;  // "fighting goes on in many parts of the country"
    }
    if (happening.clause.noun && happening.told == Factuality::supposed && !casualties && !places.empty() &&
        places.front().nearby) {
      return;  // "began an offensive on A after a night of bombing": of a place that is not said
    }
    if (frame == Frame::expel && !places.empty() && places.front().nearby) {
      return;  // "expelled French forces and turned to A"
    }
    if (vague && !places.empty() && changes_control(frame)) {
      return;  // nobody takes a country in a sentence; it is where the place lies that was taken
    }
    if (places.empty()) {
      // A noun without a place speaks again of what was told before.
      const bool near = index <= before_.sentence() + 2;
      const bool again = points_back(t_, happening) || !happening.clause.noun || done;
      if (!before_.knows() || !near || !again || changes_control(frame)) {
        if (!before_.knows() || !near || !points_back(t_, happening)) {
          if (is_plain(happening, time, casualties)) {
            make_at(sentence, happening, speech, time, nowhere());
          }
          return;
        }
      }
      places.push_back(before_.again());
    }
    if (time.own && time.when.start && time.when.end && time.when.granularity <= Granularity::day &&
        *time.when.end - *time.when.start <= kMinutesPerDay && happening.told != Factuality::planned && report.day) {
      day_of_paragraph_ = whole(Granularity::day, *time.when.start);
      day_paragraph_ = sentence.paragraph;
      day_words_ = std::string(time.spans.front().of(t_.text));
    }
    for (const PlaceChoice& place : places) {
      make_at(sentence, happening, speech,
              happening.told == Factuality::planned ? planned_time(t_, happening, time, report_.published) : time,
              place);
    }
    before_.keep(places, index);
  }

  // "evacuated residents from A", of which nothing says where they went: at A.
  [[nodiscard]] std::vector<PlaceChoice> where_they_left(const Sentence& sentence, const Happening& happening,
                                                         const std::vector<WordRange>& speakers) const {
    NamedPlaces named(t_, gazetteer_, sentence, happening, speakers);
    for (const Complement& one : happening.clause.complements) {
      if (one.preposition != kNone && t_.words[one.preposition].id == t_.lexicon.from &&
          named.take(one.range, "named as where they left", 0.8)) {
        break;
      }
    }
    return std::move(named.chosen());
  }

  // What a report tells of without saying where is kept only where it surely tells of one event: as a fact, with who
  // does it or what it cost, and with a time of its own.
  [[nodiscard]] bool is_plain(const Happening& happening, const TimeChoice& time, bool casualties) {
    if (is_toll_of_before(happening, time)) {
      return false;
    }
    const RangeFacts agent(t_, happening.agent);
    const bool people = agent.people() || agent.armed() || agent.crowd();
    const bool sided =
        people && (!happening.patient.empty() || !happening.clause.complements.empty() ||
                   happening.trigger->frame == Frame::protest || happening.trigger->frame == Frame::fight);
    const bool dispersed = happening.trigger->frame == Frame::disperse && !happening.agent.empty();
    const bool done = happening.clause.noun && people;  // "teachers organised a sit-in"
    const bool told = time.own || !happening.clause.noun || done;
    return happening.told == Factuality::fact && !changes_control(happening.trigger->frame) && told &&
           (sided || casualties || done || dispersed);
  }

  // "State TV said hundreds of gunmen had been killed", soon after violence: what that cost.
  [[nodiscard]] bool is_toll_of_before(const Happening& happening, const TimeChoice& time) const {
    constexpr std::size_t kReach = 4;  // sentences
    if (happening.trigger->frame != Frame::kill || !happening.agent.empty() || happening.clause.noun || time.own ||
        claims_.empty() || origins_.back().heading) {
      return false;
    }
    return origins_.back().sentence + kReach >= sentence_index_ && origins_.back().part == part_ &&
           may_cost_lives(claims_.back().event_type);
  }

  void make_at(const Sentence& sentence, const Happening& happening, const std::vector<Speech>& speech,
               const TimeChoice& time, const PlaceChoice& place) {
    Claim claim = claim_of(document_);
    claim.place = place.place;
    claim.when = time.when;
    claim.sub_event_type = means_of_before(happening, place.place);
    const auto certainty = parties_.name(claim, {sentence, happening, speech, claims_, place.words});
    if (!certainty) {
      return;
    }
    claim.event_type = type_of(claim.sub_event_type);
    attribute(claim, happening, speech);
    if (claim.place.name.empty() && (claim.status == Status::denied || (claim.sub_event_type == SubEventType::other &&
                                                                        happening.trigger->frame == Frame::act))) {
      return;  // a denial of what nobody can place says nothing, nor does "dropped leaflets"
    }
    if (happening.told == Factuality::planned) {
      claim.status = Status::planned;
      claim.control.reset();
    }
    claim.rule = rule_of(happening);
    claim.why = "\"" + lower_word(t_.span(happening.clause.head).of(t_.text)) + "\"; place " + place.how +
                "; time: " + time.how;
    claim.spans.what.push_back(t_.span(happening.clause.head));
    if (!place.words.empty()) {
      claim.spans.where.push_back(t_.span(place.words));
    }
    claim.spans.when = time.spans;
    Span quoted = evidence_.of(happening, place.words);
    if (const PlaceChoice* origin = origin_of_place(movement_, place, gazetteer_)) {
      const Span words = t_.span(origin->words);
      claim.origin = origin->place;
      claim.spans.where.insert(claim.spans.where.begin() + (words.begin < claim.spans.where.front().begin ? 0 : 1),
                               words);
      quoted = {std::min(quoted.begin, words.begin), std::max(quoted.end, words.end)};
    }
    claim.evidence.push_back(quotes_.at(quoted));
    const auto same = [&](const Claim& known) {
      return known.sub_event_type == claim.sub_event_type && known.place.name == claim.place.name &&
             known.place.id == claim.place.id && sentence.span.contains(known.evidence.front().bytes) &&
             known.status == claim.status;
    };
    if (std::none_of(claims_.rbegin(), claims_.rbegin() + std::min<std::ptrdiff_t>(8, std::ssize(claims_)), same)) {
      claims_.push_back(std::move(claim));
      origins_.push_back(origin_of(sentence, happening, place, time));
      origins_.back().features = reading_features(happening, place, time, *certainty);
    }
  }

  [[nodiscard]] ClaimOrigin origin_of(const Sentence& sentence, const Happening& happening, const PlaceChoice& place,
                                      const TimeChoice& time) const {
    ClaimOrigin origin;
    origin.sentence = sentence_index_;
    origin.paragraph = sentence.paragraph;
    origin.part = part_;
    origin.heading = heading_;
    origin.mentioned = happening.clause.noun || happening.told == Factuality::supposed;
    origin.head = happening.clause.head.begin;
    origin.again = !time.own && speaks_again(t_, happening);
    origin.gerund = happening.clause.gerund;
    origin.frame = happening.trigger->frame;
    origin.agent = standing_of(t_, happening.agent);
    origin.agentless = is_by_nobody(t_, happening);
    origin.counted = RangeFacts(t_, {happening.clause.begin, happening.clause.head.end}).number();
    origin.target = target_of(t_, happening.patient);
    origin.own_place = !place.words.empty() && !place.headed;
    origin.own_time = time.own || !time.spans.empty();
    for (auto at = static_cast<std::uint32_t>(sentence.first_token); at < origin.head; ++at) {
      const std::uint32_t expression = t_.words[at].time;
      origin.vague_time = origin.vague_time || (expression != kNone && !t_.times[expression].grounded);
    }
    return origin;
  }

  // "Two people were wounded", right after a strike: by that strike, where nothing says by what else.
  [[nodiscard]] SubEventType means_of_before(const Happening& happening, const EventPlace& place) const {
    const bool by_nobody = happening.trigger->frame == Frame::kill && is_by_nobody(t_, happening) &&
                           (happening.clause.passive || !happening.agent.empty()) &&
                           happening.sub_event == SubEventType::attack &&
                           happening.trigger->pattern.find(' ') == std::string::npos;
    const Claim* violence = by_nobody ? casualties_.violence_before(claims_, sentence_index_) : nullptr;
    if (violence == nullptr) {
      return happening.sub_event;
    }
    const Claim& before = *violence;
    const bool near =
        !place.point || !before.place.point || geo::distance_m(*place.point, *before.place.point) < kSameStrike;
    return before.event_type == EventType::explosions && near ? before.sub_event_type : happening.sub_event;
  }

  void attribute(Claim& claim, const Happening& happening, const std::vector<Speech>& speech) const {
    Attribution attribution = attribution_of(t_, speech, happening.clause.head.begin);
    claim.attributed_to = std::move(attribution.voices);
    claim.spans.said = std::move(attribution.said);
    if (attribution.denied) {
      claim.status = Status::denied;
      return;
    }
    if (claim.attributed_to.empty() && parties_.author()) {
      claim.attributed_to.push_back({parties_.author()->name, parties_.author()->side});
    }
    if (claim.attributed_to.empty()) {
      return;
    }
    const Side voice = claim.attributed_to.front().side;
    const bool involved = voice == claim.side1 || voice == claim.side2 || claim.side1 == Side::unknown;
    const bool own_business = is_party(claim.side1) || is_party(claim.side2);
    if (is_party(voice) && (attribution.accused || (own_business && (involved || is_party(claim.side1))))) {
      claim.status = Status::claimed;
    }
  }

  [[nodiscard]] static std::string rule_of(const Happening& happening) {
    return std::string(name_of(happening.trigger->frame)) + "/" + happening.trigger->pattern +
           (happening.clause.noun      ? " (noun)"
            : happening.clause.passive ? " (passive)"
                                       : " (verb)");
  }

  // With how sure each is, which shows when all is read.
  [[nodiscard]] MadeClaims judged() {
    add_report_features(claims_, origins_);
    MadeClaims made{std::move(claims_), {}};
    made.features.reserve(made.claims.size());
    for (std::size_t at = 0; at < made.claims.size(); ++at) {
      made.features.push_back(origins_[at].features);
      made.claims[at].confidence = weights_.confidence(made.features.back());
    }
    return made;
  }

  const TaggedText& t_;
  const ConfidenceWeights& weights_;
  const geo::Gazetteer& gazetteer_;
  const Document& document_;
  ContextPlaces context_;
  ClaimParties parties_;
  ReportTime report_;
  DayHeadings day_headings_;
  const ParagraphPlaces& paragraph_places_;
  PlaceMemory before_;
  HappeningPlaces places_;
  EvidenceWords evidence_;
  ClaimCasualties casualties_;
  PassageQuotes quotes_;
  SpeakerMemory memory_;
  std::vector<Claim> claims_;
  std::vector<ClaimOrigin> origins_;  // of the claims
  std::optional<Movement> movement_;  // of the happening at hand
  std::size_t sentence_index_ = 0;
  std::optional<TimeInterval> day_of_paragraph_;  // that its events were dated to last
  std::size_t day_paragraph_ = 0;
  std::string day_words_;
  std::size_t summed_paragraph_ = std::numeric_limits<std::size_t>::max();  // the last that told a sum of a long time
  std::size_t part_ = 0;  // of a list, where the sentence stands; 0 outside
  bool heading_ = false;  // whether it is a headline or a subheading
};

}  // namespace

MadeClaims make_claims(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Document& document,
                       const ReportCountry& country, const ConfidenceWeights& weights) {
  const ParagraphPlaces paragraph_places(tagged, gazetteer);
  const std::vector<ToldSentence> sentences = told_sentences(tagged, paragraph_places);
  const bool told = std::any_of(sentences.begin(), sentences.end(),
                                [](const ToldSentence& sentence) { return !sentence.happenings.empty(); });
  return told ? ClaimMaker(tagged, gazetteer, document, country, weights, paragraph_places).run(sentences)
              : MadeClaims();
}

}  // namespace dateline::events
