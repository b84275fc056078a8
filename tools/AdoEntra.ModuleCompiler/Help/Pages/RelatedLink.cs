namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>A link at the end of a page. Links between pages have no address: in a console only their names mean anything.</summary>
internal sealed record RelatedLink(string Text, string? Address);
