import AppraisalModel
@testable import Workbench

/// A form with a field of every kind, some filled in.
enum EveryKind {
  static let scenes: Set<Scene> = [.formEvery, .formEnd, .formFaults, .formList, .formTicks]

  static let label = FieldKey("label")
  static let summary = FieldKey("summary")
  static let steps = FieldKey("steps")
  static let posts = FieldKey("posts")
  static let day = FieldKey("day")
  static let lead = FieldKey("lead")
  static let services = FieldKey("services")
  static let employer = FieldKey("employer")

  static let form = Form(
    FolderForm(), title: "An option",
    fields: [
      .line(
        label, "Name", hint: "As the paper calls it.", "Join the council",
        needed: "An option needs a name."),
      .area(
        summary, "What it is", hint: "In one or two sentences that a member of the public follows.",
        "The services move to the council, which already runs the schools and children's centres "
          + "and employs the social workers.\nStaff keep their terms.", limit: 2000),
      .area(steps, "Steps", hint: "One a line, in their order.", limit: 2000),
      .number(
        posts, "Posts that move", 640, bounds: NumberBounds(from: 0, to: 100_000, isWhole: true)),
      .day(day, "From"),
      .choice(
        lead, "Who leads it", hint: "The body that answers for it.",
        from: [
          FieldOption("nhs", "NHS Milton Keynes", detail: "buys"),
          FieldOption("council", "Milton Keynes Council", detail: "buys and provides"),
          FieldOption("trust", "The hospital trust", detail: "provides"),
          FieldOption("south", "South Central Strategic Health Authority"),
        ], "council"),
      .several(
        services, "Services that move", hint: "All that this option changes.",
        from: ["District nursing", "Health visiting", "Intermediate care", "Learning disability"]
          .enumerated().map { FieldOption("service-\($0)", $1) }, ["service-1"]),
      .fact(employer, "One employer", hint: "Whether one body employs everybody.", .yes),
    ])
}
