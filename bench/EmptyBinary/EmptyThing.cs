namespace EmptyBinary;

/// <summary>What the empty cmdlet gives out.</summary>
public sealed class EmptyThing
{
}
