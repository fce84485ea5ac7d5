public import StrictJSON

// An element stands in files as an object with one key, its kind: {"option": {...}}.

extension Element: Encodable, JSONReadable {
  /// Reads an element by the kind that its key names.
  public init(json: JSONReader) throws(DecodingFailure) {
    let members = try json.fields().all()
    guard let (key, value) = members.first, members.count == 1,
      let kind = ElementKind(rawValue: key)
    else {
      let known = ElementKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw json.refusal("an element has one key, which is one of: \(known)")
    }
    switch kind {
    case .option: self = .option(try Option(json: value))
    case .criterion: self = .criterion(try Criterion(json: value))
    case .evidence: self = .evidence(try Evidence(json: value))
    case .paper: self = .paper(try Paper(json: value))
    case .body: self = .body(try Body(json: value))
    case .seat: self = .seat(try Seat(json: value))
    case .service: self = .service(try Service(json: value))
    case .note: self = .note(try Note(json: value))
    case .milestone: self = .milestone(try Milestone(json: value))
    case .routeStep: self = .routeStep(try RouteStep(json: value))
    case .nextStep: self = .nextStep(try NextStep(json: value))
    case .checklist: self = .checklist(try Checklist(json: value))
    case .section: self = .section(try ReportSection(json: value))
    case .stage: self = .stage(try Stage(json: value))
    case .scenario: self = .scenario(try Scenario(json: value))
    case .flow: self = .flow(try CashFlow(json: value))
    case .table: self = .table(try MoneyTable(json: value))
    case .percentage: self = .percentage(try LoosePercentage(json: value))
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
