namespace AdoEntra;

/// <summary>Who sees a connection.</summary>
public enum ConnectionScope
{
    /// <summary>This runspace alone.</summary>
    Runspace,

    /// <summary>Every runspace of the process: by name, and as the default of those that have none.</summary>
    Process,
}
