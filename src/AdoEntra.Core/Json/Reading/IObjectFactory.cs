namespace AdoEntra.Json.Reading;

/// <summary>Makes the objects of a response into what its reader's users expect: Core has no object with any fields.</summary>
internal interface IObjectFactory
{
    /// <summary>Whether a value may be an <see cref="LazyJsonValue"/>, which the object reads when it is accessed.</summary>
    bool TakesUnread { get; }

    /// <summary>Whether an object can have a field of this name, which is not empty.</summary>
    bool Allows(string name);

    /// <summary>Makes what stands for a number that no type has.</summary>
    object Number(NumberText number);

    /// <summary>Makes an object. Its names differ in more than their case, and each is allowed.</summary>
    /// <param name="names">The names, in the order of the body. The next object may get the same array.</param>
    /// <param name="values">Where the values are, in the same order; the factory keeps no hold of it.</param>
    /// <param name="start">Where the first of them is.</param>
    object Create(string[] names, object?[] values, int start);
}
