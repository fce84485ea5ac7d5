// An element stands in files as an object with one key, its kind: {"option": {...}}.

extension Element: Codable {
  /// Reads an element by the kind that its key names.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: SlugKey.self)
    guard let key = container.allKeys.first, container.allKeys.count == 1,
      let kind = ElementKind(rawValue: key.stringValue)
    else {
      let known = ElementKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "an element has one key, which is one of: \(known)"))
    }
    switch kind {
    case .option: self = .option(try container.decode(Option.self, forKey: key))
    case .criterion: self = .criterion(try container.decode(Criterion.self, forKey: key))
    case .evidence: self = .evidence(try container.decode(Evidence.self, forKey: key))
    case .paper: self = .paper(try container.decode(Paper.self, forKey: key))
    case .body: self = .body(try container.decode(Body.self, forKey: key))
    case .seat: self = .seat(try container.decode(Seat.self, forKey: key))
    case .service: self = .service(try container.decode(Service.self, forKey: key))
    case .note: self = .note(try container.decode(Note.self, forKey: key))
    case .milestone: self = .milestone(try container.decode(Milestone.self, forKey: key))
    case .routeStep: self = .routeStep(try container.decode(RouteStep.self, forKey: key))
    case .nextStep: self = .nextStep(try container.decode(NextStep.self, forKey: key))
    case .checklist: self = .checklist(try container.decode(Checklist.self, forKey: key))
    case .section: self = .section(try container.decode(ReportSection.self, forKey: key))
    case .stage: self = .stage(try container.decode(Stage.self, forKey: key))
    case .scenario: self = .scenario(try container.decode(Scenario.self, forKey: key))
    case .flow: self = .flow(try container.decode(CashFlow.self, forKey: key))
    case .table: self = .table(try container.decode(MoneyTable.self, forKey: key))
    case .percentage:
      self = .percentage(try container.decode(LoosePercentage.self, forKey: key))
    }
  }

  /// Writes the element under its kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SlugKey.self)
    let key = SlugKey(stringValue: kind.rawValue)
    switch self {
    case .option(let it): try container.encode(it, forKey: key)
    case .criterion(let it): try container.encode(it, forKey: key)
    case .evidence(let it): try container.encode(it, forKey: key)
    case .paper(let it): try container.encode(it, forKey: key)
    case .body(let it): try container.encode(it, forKey: key)
    case .seat(let it): try container.encode(it, forKey: key)
    case .service(let it): try container.encode(it, forKey: key)
    case .note(let it): try container.encode(it, forKey: key)
    case .milestone(let it): try container.encode(it, forKey: key)
    case .routeStep(let it): try container.encode(it, forKey: key)
    case .nextStep(let it): try container.encode(it, forKey: key)
    case .checklist(let it): try container.encode(it, forKey: key)
    case .section(let it): try container.encode(it, forKey: key)
    case .stage(let it): try container.encode(it, forKey: key)
    case .scenario(let it): try container.encode(it, forKey: key)
    case .flow(let it): try container.encode(it, forKey: key)
    case .table(let it): try container.encode(it, forKey: key)
    case .percentage(let it): try container.encode(it, forKey: key)
    }
  }
}
