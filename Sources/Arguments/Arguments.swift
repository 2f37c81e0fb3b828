/// Declared options.
public enum Arguments {}
