/// A day of the proleptic Gregorian calendar.
struct CalendarDay: Equatable {
  static let secondsPerDay = 86_400

  let year: Int
  let month: Int
  let day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that holds an instant.
  ///
  /// Years are counted from March, so that the leap day is the last of its year and the months before it have a
  /// pattern of lengths that integer division by 153 days per five months reproduces.
  init(holding seconds: Int) {
    let days = (seconds - CalendarDay.secondsIntoDay(seconds)) / CalendarDay.secondsPerDay
    let sinceMarch0000 = days + CalendarDay.daysFromMarch0000To1970
    let era = (sinceMarch0000 - CalendarDay.positiveRemainder(sinceMarch0000, 146_097)) / 146_097
    let dayOfEra = sinceMarch0000 - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  }

  /// The first second of the day, since 1970-01-01T00:00Z.
  var seconds: Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let yearOfEra = CalendarDay.positiveRemainder(yearFromMarch, 400)
    let era = (yearFromMarch - yearOfEra) / 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era * 146_097 + dayOfEra - CalendarDay.daysFromMarch0000To1970) * CalendarDay.secondsPerDay
  }

  /// How many days a month has; nil where there is no such month.
  static func length(ofMonth month: Int, year: Int) -> Int? {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: nil
    }
  }

  /// Seconds since the midnight before, also for instants before 1970.
  static func secondsIntoDay(_ seconds: Int) -> Int { positiveRemainder(seconds, secondsPerDay) }

  private static let daysFromMarch0000To1970 = 719_468

  private static func positiveRemainder(_ value: Int, _ divisor: Int) -> Int {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
