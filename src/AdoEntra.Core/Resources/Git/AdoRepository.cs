using System.Text.Json;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra
{
    /// <summary>A Git repository (GitRepository of the service).</summary>
    public sealed class AdoRepository : AdoResource
    {
        private AdoRepository()
        {
        }

        /// <summary>The repository's id, a GUID.</summary>
        public string? Id { get; private set; }

        /// <summary>The repository's name.</summary>
        public string? Name { get; private set; }

        /// <summary>The project it is in.</summary>
        public AdoProject? Project { get; private set; }

        /// <summary>For example <c>refs/heads/main</c>; null for an empty repository.</summary>
        public string? DefaultBranch { get; private set; }

        /// <summary>Its compressed size in bytes.</summary>
        public long? Size { get; private set; }

        /// <summary>Where git clones it from over https.</summary>
        public string? RemoteUrl { get; private set; }

        /// <summary>Where git clones it from over SSH.</summary>
        public string? SshUrl { get; private set; }

        /// <summary>Its page in the browser.</summary>
        public string? WebUrl { get; private set; }

        /// <summary>The address of the repository in the REST API.</summary>
        public string? Url { get; private set; }

        /// <summary>True while nobody can read from or write to it.</summary>
        public bool IsDisabled { get; private set; }

        /// <summary>True for a fork of another repository.</summary>
        public bool IsFork { get; private set; }

        /// <summary>True while the service is working on it.</summary>
        public bool IsInMaintenance { get; private set; }

        /// <summary>The repository's name, so that a repository can stand where a name is asked for.</summary>
        public override string ToString() => Name ?? Id ?? string.Empty;

        internal static AdoRepository Read(ref Utf8JsonReader reader)
        {
            var repository = new AdoRepository();
            while (reader.NextField())
            {
                if (reader.IsName("id"u8)) repository.Id = repository.Text(ref reader, "id");
                else if (reader.IsName("name"u8)) repository.Name = repository.Text(ref reader, "name");
                else if (reader.IsName("project"u8)) repository.Project = repository.Object(ref reader, "project", AdoProject.Read);
                else if (reader.IsName("defaultBranch"u8)) repository.DefaultBranch = repository.Text(ref reader, "defaultBranch");
                else if (reader.IsName("size"u8)) repository.Size = repository.Whole(ref reader, "size");
                else if (reader.IsName("remoteUrl"u8)) repository.RemoteUrl = repository.Text(ref reader, "remoteUrl");
                else if (reader.IsName("sshUrl"u8)) repository.SshUrl = repository.Text(ref reader, "sshUrl");
                else if (reader.IsName("webUrl"u8)) repository.WebUrl = repository.Text(ref reader, "webUrl");
                else if (reader.IsName("url"u8)) repository.Url = repository.Text(ref reader, "url");
                else if (reader.IsName("isDisabled"u8)) repository.IsDisabled = repository.Truth(ref reader, "isDisabled");
                else if (reader.IsName("isFork"u8)) repository.IsFork = repository.Truth(ref reader, "isFork");
                else if (reader.IsName("isInMaintenance"u8)) repository.IsInMaintenance = repository.Truth(ref reader, "isInMaintenance");
                else repository.Keep(ref reader);
            }

            return repository;
        }
    }
}

namespace AdoEntra.Resources.Git
{
    /// <summary>The routes of Git repositories (git 7.1, Repositories). The service sends all at once: there is no paging.</summary>
    internal static class RepositoryRoutes
    {
        /// <param name="project">Name or id; null for the whole organization.</param>
        public static ServiceRequest<AdoRepository> List(string? project) =>
            project is null
                ? new("_apis/git/repositories", "the repositories", AdoRepository.Read)
                : new(
                    $"{RouteSegment.Of(project, "project")}/_apis/git/repositories",
                    $"the repositories of project '{project}'",
                    AdoRepository.Read
                );

        /// <param name="project">Name or id.</param>
        /// <param name="repository">Name or id.</param>
        public static ServiceRequest<AdoRepository> One(string project, string repository) => new(
            $"{RouteSegment.Of(project, "project")}/_apis/git/repositories/{RouteSegment.Of(repository, "repository")}",
            $"repository '{repository}' of project '{project}'",
            AdoRepository.Read);
    }
}
