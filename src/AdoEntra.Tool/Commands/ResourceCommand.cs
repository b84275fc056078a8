using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Tool.Commands;

/// <summary>
/// The verb that lists the resources of a kind, as <c>adoentra repositories</c>: all of it follows from their declaration.
/// </summary>
internal sealed class ResourceCommand<T>(ToolHost host)
    : ListCommand<T>(ResourceList<T>.Declared.Verb, ResourceList<T>.Declared.Description, ResourceList<T>.Declared.Level, host)
    where T : AdoResource
{
    protected override ListWork<T> List(NameFilter projects, NameFilter repositories, NameFilter names, ParseResult parsed) =>
        ResourceList<T>.Declared.Read(projects, repositories, names);
}

/// <summary>The verbs of all resources that declare how they are listed.</summary>
internal static class ResourceCommands
{
    public static IEnumerable<Command> All(ToolHost host) =>
        Declarations.Resources
            .Select(type => (Command)Activator.CreateInstance(typeof(ResourceCommand<>).MakeGenericType(type), host)!)
            .OrderBy(static command => command.Name, StringComparer.Ordinal);
}
