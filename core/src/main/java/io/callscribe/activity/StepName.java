package io.callscribe.activity;

/** What a step is called where people and clients read it. */
final class StepName {
  private StepName() {}

  static String of(NextStep step) {
    return switch (step) {
      case NextStep.Exclude exclude -> "exclude";
      case NextStep.Wait wait -> "wait";
      case NextStep.Park park -> "park";
      case NextStep.FindContact find -> "find-contact";
      case NextStep.MakeContact make -> "make-contact";
      case NextStep.FindOwner find -> "find-owner";
      case NextStep.LookUp lookUp -> "look-up";
      case NextStep.FetchInsights fetch -> "fetch-insights";
      case NextStep.Create create -> "create";
      case NextStep.Update update -> "update";
      case NextStep.Archive archive -> "archive";
      case NextStep.Complete complete -> "complete";
      case NextStep.Fail fail -> "fail";
    };
  }
}
