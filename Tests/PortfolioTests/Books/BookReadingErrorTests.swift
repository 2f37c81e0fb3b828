import Documents
import Portfolio
import Testing

/// A text that is no book, and the error that says why.
struct NoBook: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String
  let error: BookReadingError
  let message: String
}

@Suite("Tables that are no book")
struct BookReadingErrorTests {
  static let dated = "# asOf: 2024-01-08\naccount,kind,asset,quantity,type,strike,expiry,volatility,entry_price\n"
  static let plain = "account,kind,asset,quantity\n"
  static let kinds = ["collateral", "debt", "perpetual", "future", "option"]

  static func row(_ line: Int, _ column: String?, _ fault: BookError) -> BookReadingError {
    .row(source: "book.csv", line: line, column: column, fault: fault)
  }

  @Test(
    "are refused with the line, the column and the fault",
    arguments: [
      NoBook(
        testDescription: "an empty file", text: "", error: .table(.empty(source: "book.csv")),
        message: "book.csv is empty"),
      NoBook(
        testDescription: "a header alone", text: plain, error: .noAccounts(source: "book.csv"),
        message: "book.csv has no account"),
      NoBook(
        testDescription: "an unknown kind", text: plain + "a,colateral,ETH,1\n",
        error: .unknownWord(
          source: "book.csv", line: 2, column: "kind", value: "colateral", nearest: "collateral", known: kinds),
        message:
          "line 2, column kind: \"colateral\" is none of collateral, debt, perpetual, future, option (did you mean"),
      NoBook(
        testDescription: "no quantity", text: plain + "a,debt,ETH,1\na,debt,ETH,\n",
        error: .blank(
          source: "book.csv", line: 3, column: "quantity",
          need: "a position needs an amount: give units here, or dollars of collateral and debt in value_usd"),
        message: "line 3, column quantity: blank, and a position needs an amount"),
      NoBook(
        testDescription: "units and dollars", text: "account,kind,asset,quantity,value_usd\na,debt,ETH,1,2\n",
        error: .quantityAndValue(source: "book.csv", line: 2, columns: ["quantity", "value_usd"]),
        message: "line 2: quantity and value_usd are both given: leave one blank"),
      NoBook(
        testDescription: "an account without a name", text: plain + ",debt,ETH,1\n",
        error: .blank(source: "book.csv", line: 2, column: "account", need: "every row names its account: fill it in"),
        message: "line 2, column account: blank"),
      NoBook(
        testDescription: "an amount without a kind", text: plain + "a,,ETH,1\n",
        error: .blank(
          source: "book.csv", line: 2, column: "kind",
          need: "a position has a kind: collateral, debt, perpetual, future, option"),
        message: "line 2, column kind: blank"),
      NoBook(
        testDescription: "negative collateral", text: plain + "a,collateral,ETH,-1\n",
        error: row(2, "quantity", .badQuantity(account: "a", instrument: "ETH", value: -1)),
        message: "line 2, column quantity: account a: -1.0 of ETH: collateral and debt are at least 0"),
      NoBook(
        testDescription: "a decimal comma", text: plain + "a,collateral,ETH,\"1,5\"\n",
        error: .table(
          .notANumber(source: "book.csv", line: 2, column: "quantity", value: "1,5", fault: .comma)),
        message: "book.csv line 2, column quantity: \"1,5\" has a comma"),
      NoBook(
        testDescription: "no number", text: plain + "a,collateral,ETH,nan\n",
        error: .table(
          .notANumber(source: "book.csv", line: 2, column: "quantity", value: "nan", fault: .notFinite)),
        message: "\"nan\" is not a finite number"),
      NoBook(
        testDescription: "a perpetual without an entry price", text: plain + "a,perpetual,ETH,1\n",
        error: row(2, "entry_price", .noEntryPrice(account: "a", instrument: "ETH perpetual")),
        message: "line 2, column entry_price: account a: ETH perpetual has no entry price"),
      NoBook(
        testDescription: "an option without a strike", text: dated + "a,option,ETH,1,call,,2024-03-29,,\n",
        error: .blank(
          source: "book.csv", line: 3, column: "strike",
          need: "a position of kind option needs its strike, dollars per unit"),
        message: "line 3, column strike: blank"),
      NoBook(
        testDescription: "an option without a type", text: dated + "a,option,ETH,1,,5,2024-03-29,,\n",
        error: .blank(
          source: "book.csv", line: 3, column: "type", need: "a position of kind option needs its type: call or put"),
        message: "line 3, column type: blank"),
      NoBook(
        testDescription: "an option without an expiry", text: dated + "a,option,ETH,1,call,5,,,\n",
        error: .blank(
          source: "book.csv", line: 3, column: "expiry",
          need: "a position of kind option needs its expiry: a date, or a time in UTC"),
        message: "line 3, column expiry: blank"),
      NoBook(
        testDescription: "a strike of nothing", text: dated + "a,option,ETH,1,call,0,2024-03-29,,\n",
        error: row(3, "strike", .badStrike(instrument: "ETH 0 call 2024-03-29", value: 0)),
        message: "line 3, column strike: ETH 0 call 2024-03-29: a strike of 0.0"),
      NoBook(
        testDescription: "a volatility in percent", text: dated + "a,option,ETH,1,call,5,2024-03-29,60,\n",
        error: row(3, "volatility", .badVolatility(instrument: "ETH 5 call 2024-03-29", value: 60, bound: 10)),
        message: "line 3, column volatility: ETH 5 call 2024-03-29: an implied volatility of 60.0"),
      NoBook(
        testDescription: "an expiry in the past", text: dated + "a,future,ETH,1,,,2024-01-07,,9\n",
        error: row(
          3, "expiry",
          .expired(instrument: "ETH future 2024-01-07", asOf: Timestamp(seconds: 1_704_672_000))),
        message: "line 3, column expiry: ETH future 2024-01-07 has expired when the book was taken, 2024-01-08"),
      NoBook(
        testDescription: "an expiry in a book without a date",
        text: "account,kind,asset,quantity,expiry,entry_price\na,future,ETH,1,2024-01-07,9\n",
        error: row(2, "expiry", .noValuationTime(instrument: "ETH future 2024-01-07")),
        message: "line 2, column expiry: ETH future 2024-01-07 expires, and the book does not say when it was taken"),
      NoBook(
        testDescription: "an expiry that is no day", text: dated + "a,future,ETH,1,,,2024-02-30,,9\n",
        error: .notATime(source: "book.csv", line: 3, column: "expiry", fault: .noSuchDay(text: "2024-02-30")),
        message: "line 3, column expiry: \"2024-02-30\" names a day that the calendar does not have"),
      NoBook(
        testDescription: "a strike of collateral", text: dated + "a,collateral,ETH,1,,5,,,\n",
        error: .misplaced(
          source: "book.csv", line: 3, column: "strike", value: "5", kind: "a position of kind collateral"),
        message: "line 3, column strike: \"5\" means nothing for a position of kind collateral"),
      NoBook(
        testDescription: "two categories",
        text: "account,kind,asset,quantity,category\na,debt,ETH,1,x\nb,debt,ETH,1,\na,debt,ETH,1,y\n",
        error: .contradiction(
          source: "book.csv", line: 4, column: "category", of: "account a", value: "y", earlier: "x"),
        message: "line 4, column category: y for account a, which has x before: make them agree"),
      NoBook(
        testDescription: "two thresholds",
        text: "account,kind,asset,quantity,liquidation_threshold\na,debt,ETH,1,0.8\na,debt,ETH,1,0.7\n",
        error: .contradiction(
          source: "book.csv", line: 3, column: "liquidation_threshold", of: "account a", value: "0.7", earlier: "0.8"),
        message: "0.7 for account a, which has 0.8 before"),
      NoBook(
        testDescription: "a threshold in percent",
        text: "account,kind,asset,quantity,liquidation_threshold\na,debt,ETH,1,80\n",
        error: row(2, "liquidation_threshold", .badThreshold(account: "a", value: 80)),
        message: "line 2, column liquidation_threshold: account a: its liquidation threshold is 80.0"),
      NoBook(
        testDescription: "two prices", text: "# price ETH: 5\naccount,kind,asset,quantity,price\na,debt,ETH,1,6\n",
        error: .contradiction(source: "book.csv", line: 3, column: "price", of: "ETH", value: "6", earlier: "5"),
        message: "line 3, column price: 6 for ETH, which has 5 before"),
      NoBook(
        testDescription: "another price of the dollar", text: "# price USD: 2\n" + plain + "a,debt,ETH,1\n",
        error: .contradiction(source: "book.csv", line: 1, column: "price USD", of: "USD", value: "2", earlier: "1"),
        message: "line 1, column price USD: 2 for USD, which has 1 before"),
      NoBook(
        testDescription: "a price of nothing", text: "# price ETH: 0\n" + plain + "a,debt,ETH,1\n",
        error: row(1, "price ETH", .badPrice(asset: "ETH", value: 0)),
        message: "line 1, column price ETH: the price of ETH is 0.0"),
      NoBook(
        testDescription: "a price without a colon", text: "# price ETH 5\n" + plain + "a,debt,ETH,1\n",
        error: .badRemark(source: "book.csv", line: 1, remark: "price ETH 5", form: "price ASSET: 46000"),
        message: "line 1: the remark \"price ETH 5\" is not of the form \"# price ASSET: 46000\""),
      NoBook(
        testDescription: "a moment that is none", text: "# asOf: yesterday\n" + plain + "a,debt,ETH,1\n",
        error: .notATime(source: "book.csv", line: 1, column: "asOf", fault: .form(text: "yesterday")),
        message: "line 1, column asOf: \"yesterday\" is neither a date nor a time"),
      NoBook(
        testDescription: "dollars of an asset without a price",
        text: "account,kind,asset,quantity,value_usd\na,debt,ETH,,7\nb,debt,ETH,1,\n",
        error: .valueWithoutPrice(source: "book.csv", line: 2, asset: "ETH", unitsLine: 3),
        message: "line 2: an amount of ETH in dollars, which has no price, while line 3 gives one in units: add"),
      NoBook(
        testDescription: "a misspelt column", text: "account,kind,aset,quantity\na,debt,ETH,1\n",
        error: .missingColumn(
          source: "book.csv", line: 1, name: "asset", nearest: "aset",
          known: [
            "account", "kind", "asset", "quantity", "value_usd", "entry_price", "settlement", "type", "strike",
            "expiry",
            "volatility", "isolated_margin", "interest_rate", "price", "category", "margin_model",
            "liquidation_threshold",
          ]), message: "line 1: there is no column asset (did you mean aset?); add it (columns are account, kind,"),
      NoBook(
        testDescription: "columns of no book", text: "date,BTC\n2024-01-01,5\n",
        error: .unknownForm(source: "book.csv", line: 1, header: ["date", "BTC"]),
        message: "line 1: the columns date, BTC are those of no book"),
      NoBook(
        testDescription: "columns of both forms", text: "account,kind,asset,quantity,debt:ETH\na,debt,ETH,1,2\n",
        error: .mixedForms(source: "book.csv", line: 1, column: "debt:ETH"),
        message: "column debt:ETH belongs to a table of one row per account"),
      NoBook(
        testDescription: "an unknown prefix", text: "account,colateral:ETH\na,1\n",
        error: .unknownPrefix(
          source: "book.csv", line: 1, column: "colateral:ETH", nearest: "collateral",
          known: ["collateral", "debt", "collateral_usd", "debt_usd", "perpetual", "entry"]),
        message: "line 1: column \"colateral:ETH\" is no prefix and asset (did you mean collateral?); write one of"),
      NoBook(
        testDescription: "a perpetual at no price", text: "account,perpetual:ETH,entry:ETH\na,1,\n",
        error: row(2, "perpetual:ETH", .noEntryPrice(account: "a", instrument: "ETH perpetual")),
        message: "line 2, column perpetual:ETH: account a: ETH perpetual has no entry price"),
      NoBook(
        testDescription: "an account in two rows", text: "account,debt:ETH\na,1\nb,1\na,2\n",
        error: .duplicateAccount(source: "book.csv", place: "line 4", account: "a"),
        message: "book.csv line 4: account \"a\" stands twice"),
      NoBook(
        testDescription: "two amounts of one asset", text: "account,debt:ETH,debt_usd:ETH\na,1,2\n",
        error: .quantityAndValue(source: "book.csv", line: 2, columns: ["debt:ETH", "debt_usd:ETH"]),
        message: "line 2: debt:ETH and debt_usd:ETH are both given"),
      NoBook(
        testDescription: "dollars of what",
        text: "account,debt_asset,debt_usd\na,,2\n",
        error: .blank(
          source: "book.csv", line: 2, column: "debt_asset",
          need: "column debt_usd gives dollars' worth of it: name the asset"),
        message: "line 2, column debt_asset: blank"),
    ])
  func refusal(_ noBook: NoBook) throws {
    let error = try #require(#expect(throws: BookReadingError.self) { try readCSV(noBook.text) })
    #expect(error == noBook.error)
    #expect(error.description.contains(noBook.message), "\(error)")
  }
}
